//! Every page.

use super::window::Window;
use crate::support::country::Country;
use crate::support::database::on_both_engines;
use crate::support::service::Service;

on_both_engines! {
    async fn try_it(database: Database) {
        let country = Country::new(&database.store, 1).await;
        let service = Service::serve(&database.url).await;
        country.person("a@b.example", "Aysel", bhr_baseline::store::Role::Respondent(country.open[0].0.id), "en").await;
        let Some(window) = Window::open(&service.page("/")).await else { return };
        window.visit("/").await;
        window.inspect("sign-in").await;
        window.sign_in("a@b.example").await;
        println!("{}", window.reads().await);
        drop(window);
        let Some(window) = Window::without_scripts(&service.page("/")).await else { return };
        window.visit("/").await;
        println!("{:?}", window.client.execute("return window.innerWidth", vec![]).await);
        window.sign_in("a@b.example").await;
        println!("{}", window.reads().await);
        assert_eq!(window.console().await, Vec::<String>::new());
    }
}
