//! `qiao organisation …` and `qiao person …`: the first people of a new server, and help for those who are locked out.

use clap::{Args, Subcommand};
use domain::people::{DisplayOrder, Login, OrganisationKind, PersonName, Role};
use domain::{Language, OrganisationId};
use i18n::format::Zone;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use storage::people;
use usecases::Ctx;
use usecases::people::{AddPerson, add_class, add_organisation, add_person, invite_person};

use super::Failure;

#[derive(Subcommand, Debug)]
pub enum OrganisationCommand {
    /// Add an organisation
    Add {
        #[arg(long, value_parser = kind)]
        kind: OrganisationKind,
        #[arg(long)]
        name: String,
    },
    /// Add a class to an organisation
    AddClass {
        /// Name of the organisation
        #[arg(long)]
        organisation: String,
        #[arg(long)]
        name: String,
    },
    /// List organisations and their classes
    List,
}

#[derive(Subcommand, Debug)]
pub enum PersonCommand {
    /// Add a person, with a role in an organisation
    Add(AddArguments),
    /// Make an invitation that lets a person set a password; prints link and QR code
    Invite {
        /// E-mail address or phone number
        login: String,
        /// Name of the organisation, when the person belongs to several
        #[arg(long)]
        organisation: Option<String>,
        /// Address under which people reach the server
        #[arg(long, env = "QIAO_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
    },
}

#[derive(Args, Debug)]
pub struct AddArguments {
    /// E-mail address or phone number
    #[arg(long)]
    login: String,
    #[arg(long, default_value = "")]
    family: String,
    #[arg(long, default_value = "")]
    given: String,
    /// Full name in the person's own script: 王小明
    #[arg(long)]
    native: Option<String>,
    /// zh, de or en
    #[arg(long, value_parser = language, default_value = "en")]
    language: Language,
    #[arg(long, value_parser = zone, default_value = "Europe/Berlin")]
    time_zone: String,
    /// Name of the organisation
    #[arg(long)]
    organisation: String,
    #[arg(long, value_parser = role, default_value = "learner")]
    role: Role,
    /// Name of the class
    #[arg(long)]
    class: Option<String>,
}

fn kind(text: &str) -> Result<OrganisationKind, String> {
    OrganisationKind::from_code(text).ok_or_else(|| one_of(OrganisationKind::ALL.iter().map(|k| k.code())))
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| one_of(Role::ALL.iter().map(|r| r.code())))
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_code(text).ok_or_else(|| one_of(Language::ALL.iter().map(|l| l.code())))
}

fn zone(text: &str) -> Result<String, String> {
    Zone::parse(text).map(|z| z.name().to_owned()).ok_or_else(|| "an IANA name such as Asia/Shanghai or Europe/Berlin".to_owned())
}

fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    format!("one of: {}", words.collect::<Vec<_>>().join(", "))
}

pub async fn organisation(ctx: &Ctx, command: OrganisationCommand) -> Result<(), Failure> {
    match command {
        OrganisationCommand::Add { kind, name } => {
            add_organisation(ctx, kind, &name).await?;
            println!("{name}: added");
        }
        OrganisationCommand::AddClass { organisation, name } => {
            let organisation = find_organisation(ctx, &organisation).await?;
            add_class(ctx, organisation, &name).await?;
            println!("{name}: added");
        }
        OrganisationCommand::List => {
            let mut read = ctx.db().read().await?;
            for organisation in people::organisations(&mut read.conn()).await? {
                println!("{} ({})", organisation.name, organisation.kind.code());
                for class in people::classes_of(&mut read.conn(), organisation.id).await? {
                    println!("  {}", class.name);
                }
            }
        }
    }
    Ok(())
}

async fn find_organisation(ctx: &Ctx, name: &str) -> Result<OrganisationId, Failure> {
    let organisations = people::organisations(&mut ctx.db().read().await?.conn()).await?;
    organisations.iter().find(|o| o.name == name).map(|o| o.id).ok_or_else(|| {
        Failure::Said(format!("there is no organisation {name:?}: see `qiao organisation list`, or add it with `qiao organisation add`"))
    })
}

pub async fn person(ctx: &Ctx, command: PersonCommand) -> Result<(), Failure> {
    match command {
        PersonCommand::Add(arguments) => add(ctx, arguments).await,
        PersonCommand::Invite { login, organisation, public_url } => invite(ctx, &login, organisation.as_deref(), &public_url).await,
    }
}

async fn add(ctx: &Ctx, arguments: AddArguments) -> Result<(), Failure> {
    let organisation = find_organisation(ctx, &arguments.organisation).await?;
    let class =
        match &arguments.class {
            None => None,
            Some(name) => {
                let classes = people::classes_of(&mut ctx.db().read().await?.conn(), organisation).await?;
                let class = classes.iter().find(|c| c.name == *name).map(|c| c.id);
                Some(class.ok_or_else(|| {
                    Failure::Said(format!("there is no class {name:?} in this organisation: see `qiao organisation list`"))
                })?)
            }
        };
    let name = PersonName {
        family: arguments.family,
        given: arguments.given,
        display_order: if arguments.native.is_some() { DisplayOrder::FamilyFirst } else { DisplayOrder::GivenFirst },
        native_full: arguments.native,
        ..PersonName::default()
    };
    let input = AddPerson {
        name,
        login: arguments.login.clone(),
        language: arguments.language,
        time_zone: arguments.time_zone,
        organisation,
        role: arguments.role,
        class,
    };
    add_person(ctx, input).await?;
    println!("{}: added; now: qiao person invite {}", arguments.login, arguments.login);
    Ok(())
}

async fn invite(ctx: &Ctx, login: &str, organisation: Option<&str>, public_url: &str) -> Result<(), Failure> {
    let unknown = || Failure::Said(format!("nobody signs in with {login:?}: add the person first with `qiao person add`"));
    let parsed = Login::parse(login).map_err(|_| unknown())?;
    let mut read = ctx.db().read().await?;
    let account = people::account(&mut read.conn(), &parsed).await?.ok_or_else(unknown)?;
    let memberships = people::memberships(&mut read.conn(), account.id, ctx.now()).await?;
    drop(read);
    let organisation = match organisation {
        Some(name) => find_organisation(ctx, name).await?,
        None => memberships.first().map(|m| m.organisation).ok_or_else(unknown)?,
    };
    let invited = invite_person(ctx, organisation, account.id).await?;
    let base = public_url.trim_end_matches('/');
    let link = format!("{base}/{}/invitation/{}", invited.person.language.code(), invited.token.as_str());
    println!("{link}");
    if let Ok(code) = QrCode::new(&link) {
        println!("{}", code.render::<Dense1x2>().build());
    }
    println!("The link works once, for 14 days.");
    Ok(())
}
