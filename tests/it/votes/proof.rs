//! That anybody counts a vote again with a program of their own.

use std::process::Command;

use linli_tests::root;

use super::*;

/// What is published of a vote, as an owner reads it.
struct Published {
    vote: Value,
    register: Value,
    ballots: Value,
    tally: Value,
}

async fn published(by: &mut Browser, at: &str) -> Published {
    Published {
        vote: seen(by, at).await,
        register: whole(by, &format!("{at}/register")).await,
        ballots: whole(by, &format!("{at}/ballots")).await,
        tally: tally(by, at).await,
    }
}

/// What the script beside the manual says of it, and whether it finds all of it right.
fn recomputed(all: &Published, receipt: Option<&str>) -> (bool, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut script = Command::new("python3");
    script.arg(root().join("docs/votes/verify.py"));
    let files =
        [("vote", &all.vote), ("register", &all.register), ("ballots", &all.ballots), ("tally", &all.tally)];
    for (name, value) in files {
        let path = folder.path().join(format!("{name}.json"));
        std::fs::write(&path, value.to_string()).expect("it is written");
        script.arg(path);
    }
    if let Some(code) = receipt {
        script.args(["--receipt", code]);
    }
    let said = script.output().expect("python3 is there");
    let told = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    (said.status.success(), told)
}

/// The lines of Python in the manual.
fn lines_of_the_manual() -> String {
    let manual = std::fs::read_to_string(root().join("docs/votes.md")).expect("the manual");
    let (_, rest) = manual.split_once("```python\n").expect("lines of Python");
    rest.split_once("```").expect("their end").0.to_owned()
}

fn altered(all: &Published, change: impl FnOnce(&mut Published)) -> bool {
    let mut other = Published {
        vote: all.vote.clone(),
        register: all.register.clone(),
        ballots: all.ballots.clone(),
        tally: all.tally.clone(),
    };
    change(&mut other);
    recomputed(&other, None).0
}

async fn voted(app: &TestApp, change: impl FnOnce(&mut Value)) -> (Browser, String) {
    let mut hall = hall(app).await;
    let mut all = vec![];
    for (number, area) in [30_000, 12_000, 8_950, 8_950, 9_000].into_iter().enumerate() {
        all.push(hall.owner(app, &format!("owner{number}"), area).await);
    }
    let at = hall
        .opened(|input| {
            input["questions"] = json!([
                { "text": "更换电梯", "majority": "more_than_half" },
                { "text": "电梯品牌", "majority": "two_thirds", "options": ["甲", "乙"] },
            ]);
            change(input);
        })
        .await;
    for (number, (browser, unit)) in all.iter_mut().enumerate().take(4) {
        let choices = [1 + number as i32 / 3, 1 + number as i32 % 2];
        cast(browser, &at, *unit, number, &choices).await.expect(200);
    }
    counted(app).await;
    (all.remove(0).0, at)
}

linli_tests::story! {
    async fn anybody_counts_it_again_with_a_program_of_their_own(app) {
        let (mut owner, at) = voted(&app, |input| input["weight"] = json!("both")).await;
        let all = published(&mut owner, &at).await;
        let (right, said) = recomputed(&all, Some(&code(2)));
        assert!(right && said.contains("the ballot of the receipt is among them"), "{said}");
        assert!(!recomputed(&all, Some(&code(9))).0, "a receipt that is of no ballot");
        // Whatever is told otherwise is found.
        assert!(!altered(&all, |all| all.vote["title"] = json!("另一个标题")));
        assert!(!altered(&all, |all| all.vote["questions"][1]["options"][0]["text"] = json!("丙")));
        assert!(!altered(&all, |all| all.register["items"][0]["area_dm2"] = json!(1)));
        assert!(!altered(&all, |all| all.register["items"][0]["owner_count"] = json!(2)));
        assert!(!altered(&all, |all| drop(all.ballots["items"].as_array_mut().expect("ballots").pop())));
        assert!(!altered(&all, |all| all.ballots["items"][1]["choices"] = json!([3, 3])));
        assert!(!altered(&all, |all| all.tally["questions"][0]["outcome"] = json!("rejected")));
        assert!(!altered(&all, |all| all.tally["questions"][0]["answers"][0]["unit_count"] = json!(4)));
        assert!(!altered(&all, |all| all.vote["steps"][1]["acted_at"] = json!("2026-03-11T00:00:00Z")));
    }

    async fn an_open_vote_by_homes_is_counted_again_as_well_and_the_lines_of_the_manual_suffice(app) {
        let (mut owner, at) = voted(&app, |input| input["secret"] = json!(false)).await;
        let all = published(&mut owner, &at).await;
        let (right, said) = recomputed(&all, Some(&code(0)));
        assert!(right && said.contains("each home has one ballot"), "{said}");
        let folder = tempfile::tempdir().expect("a folder");
        for (name, value) in [("vote", &all.vote), ("ballots", &all.ballots)] {
            std::fs::write(folder.path().join(format!("{name}.json")), value.to_string()).expect("it is written");
        }
        let lines = lines_of_the_manual();
        assert!(lines.lines().count() <= 20, "they are said to be so few");
        let said = Command::new("python3").arg("-c").arg(&lines).arg(code(0)).current_dir(folder.path()).output();
        let said = said.expect("python3 is there");
        let told = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(said.status.success(), "{told}{}", String::from_utf8_lossy(&said.stderr));
        assert_eq!(told.lines().collect::<Vec<_>>(), ["True", "1 [3, 1, 0]", "2 [2, 2, 0]", "True"]);
    }
}
