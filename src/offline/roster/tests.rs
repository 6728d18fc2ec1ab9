use super::*;

const FILE: &str = "institution,kind,controlling_stake,sector,mandates,contact_email,contact_name\n\
    Su Agentliyi,government,,O,water;rivers,su@agency.example,Lalə\n\
    =Dəmir Yolu,state-owned,\"50,5\",H,-,,\n";

fn wrong(text: &str) -> Vec<(String, RosterWrong)> {
    let problems = read_roster_csv(text.as_bytes()).map_or_else(|wrong| wrong, |roster| roster.problems);
    problems.into_iter().map(|problem| (problem.cell, problem.wrong)).collect()
}

#[test]
fn a_roster_goes_there_and_back_as_csv_and_as_a_workbook() {
    let read = read_roster_csv(FILE.as_bytes()).unwrap();
    assert_eq!(read.rows[1].name, "=Dəmir Yolu");
    let plain = |roster: &RosterTable| -> Vec<(String, Vec<(&'static str, String)>)> {
        let filled = |row: &RosterRow| {
            let cells = row.cells.iter().filter(|(_, text)| !text.is_empty());
            (row.name.clone(), cells.map(|(column, text)| (*column, text.clone())).collect())
        };
        roster.rows.iter().map(filled).collect()
    };
    let csv = roster_csv(&read);
    assert_eq!(plain(&read_roster_file(&csv).unwrap()), plain(&read));
    let book = roster_workbook(&read).unwrap();
    assert_eq!(plain(&read_roster_file(&book).unwrap()), plain(&read));
}

#[test]
fn every_problem_is_named_by_its_cell() {
    let found = wrong(
        "institution,kind,size,sector,controlling_stake,contact_name,contact_email,deputy_email,colour\n\
         ,guild,huge,Z,101,Lalə,,x@y,red\n\
         A,government,,O,0,,a@b.example,A@b.example,\n\
         A,government,,O,100,,,,\n",
    );
    let cells: Vec<&str> = found.iter().map(|(cell, _)| cell.as_str()).collect();
    assert_eq!(cells, ["I1", "A2", "B2", "C2", "D2", "E2", "F2", "H2", "H3", "A4"]);
    assert_eq!(found[6].1, RosterWrong::NameAlone);
    assert_eq!(found[8].1, RosterWrong::SamePerson);
    assert_eq!(found[9].1, RosterWrong::NameTwice("A".to_owned()));
}

#[test]
fn what_is_no_roster_is_refused_whole() {
    assert_eq!(wrong("kind\ngovernment\n")[0], ("A1".to_owned(), RosterWrong::NoNameColumn));
    assert_eq!(wrong("institution,kind\n")[0].1, RosterWrong::Empty);
    assert!(matches!(read_roster_file(b"PK\x03\x04").unwrap_err()[0].wrong, RosterWrong::Unreadable(_)));
}

#[test]
fn a_share_is_read_as_people_write_it() {
    assert_eq!(percent("50,5 %"), Some(Decimal::new(505, 1)));
    assert_eq!(percent("100"), Some(Decimal::ONE_HUNDRED));
    assert_eq!((percent("100.1"), percent("-1"), percent("half")), (None, None, None));
}

/// A workbook with names in the first column and one more cell.
fn book(far: (u32, u16)) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "institution").unwrap();
    sheet.write_string(1, 0, "A").unwrap();
    sheet.write_string(far.0, far.1, "far").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_cell_far_away_takes_no_room() {
    assert_eq!(
        read_roster_file(&book((1_048_575, 0))).unwrap().rows.len(),
        2,
        "empty rows between are no rows"
    );
    let wrong = read_roster_file(&book((1_048_575, 16_383))).unwrap_err();
    assert_eq!(wrong[0].wrong, RosterWrong::TooMuch);
}
