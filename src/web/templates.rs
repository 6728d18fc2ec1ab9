//! The template engine: one Tera per language, so that a text needs only its key.
//!
//! Templates are embedded in the binary. While developing they are read from disk again for every page.

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::pages::{Frame, Page};
use super::statics;
use crate::texts::{Argument, Language, Texts};

/// The files in `templates`.
#[derive(rust_embed::Embed)]
#[folder = "templates/"]
struct Files;

/// All templates in all languages.
pub struct Templates {
    engines: Vec<Tera>,
    reload: bool,
}

/// What a template sees: the frame around the page and the page itself.
#[derive(Serialize)]
struct Whole<'a, P> {
    frame: &'a Frame,
    page: &'a P,
}

impl Templates {
    /// Reads all templates. With `reload`, they are read again for every page.
    ///
    /// # Errors
    /// When a template cannot be read; a test renders all of them.
    pub fn read(reload: bool) -> TeraResult<Self> {
        let engines = Language::ALL.into_iter().map(engine).collect::<TeraResult<_>>()?;
        Ok(Self { engines, reload })
    }

    /// The page as HTML, in the language of its frame.
    ///
    /// # Errors
    /// When a template names something its context does not have; a test renders every sample of every page.
    pub fn render<P: Page>(&self, frame: &Frame, page: &P) -> TeraResult<String> {
        let context = Context::from_serialize(&Whole { frame, page })?;
        if self.reload {
            return engine(frame.language)?.render(P::TEMPLATE, &context);
        }
        self.engines[frame.language as usize].render(P::TEMPLATE, &context)
    }
}

fn engine(language: Language) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    let texts = Texts::get(language);
    tera.register_function("t", move |arguments: Kwargs, _: &State| text(texts, &arguments));
    tera.register_function("asset", |arguments: Kwargs, _: &State| -> TeraResult<String> {
        let name: &str = arguments.must_get("name")?;
        statics::href(name).ok_or_else(|| tera::Error::message(format!("no static file `{name}`")))
    });
    let sources: Vec<(String, String)> = Files::iter().filter_map(|name| source(&name)).collect();
    tera.add_raw_templates(sources)?;
    Ok(tera)
}

fn source(name: &str) -> Option<(String, String)> {
    let file = Files::get(name)?;
    Some((name.to_owned(), String::from_utf8_lossy(&file.data).into_owned()))
}

/// `t(key="...", argument=...)` of the templates.
fn text(texts: &Texts, arguments: &Kwargs) -> TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    let named: Vec<(&str, Argument<'_>)> =
        arguments.iter().filter_map(|(name, value)| Some((name.as_str()?, argument(value)))).collect();
    Ok(texts.t_with(key, &named))
}

fn argument(value: &Value) -> Argument<'_> {
    match (value.as_i64(), value.as_str()) {
        (Some(number), _) => Argument::from(number),
        (None, Some(text)) => Argument::from(text),
        (None, None) => Argument::Error,
    }
}

/// Names of all templates that are pages of their own.
#[cfg(test)]
pub fn page_names() -> Vec<String> {
    Files::iter().filter(|name| name.starts_with("pages/")).map(|name| name.into_owned()).collect()
}

/// All templates, by name.
#[cfg(test)]
pub fn sources() -> Vec<(String, String)> {
    Files::iter().filter_map(|name| source(&name)).collect()
}
