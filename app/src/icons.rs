//! The icon set: one small family of line drawings, always shown beside a word.
//!
//! Drawn for Qiao on a 24 × 24 grid with a stroke of 1.75, round caps and joins. The bodies hold no colour and no
//! width: `.icon` in `style/base.css` sets both, so an icon takes the colour of its text. [`icon`] writes the element around it.
//!
//! To add one: one line in the table below, in single quotes inside, and look at it on the style page.

use leptos::prelude::*;

/// Writes the enum, the list, the names and the bodies from one table, so that they cannot drift apart.
macro_rules! icons {
    ($($icon:ident $name:literal $body:literal)*) => {
        /// An icon of the set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $(#[doc = $name] $icon,)*
        }

        impl Icon {
            /// Every icon, in the order of the style page.
            pub const ALL: &'static [Icon] = &[$(Icon::$icon),*];

            /// The name in kebab case, for the style page and for tests.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Icon::$icon => $name,)*
                }
            }

            /// The markup inside `<svg viewBox="0 0 24 24">`.
            #[must_use]
            pub const fn body(self) -> &'static str {
                match self {
                    $(Icon::$icon => $body,)*
                }
            }
        }
    };
}

icons! {
    Today "today" "<path d='M12 4v2.5M5.3 7.3 7.1 9.1M18.7 7.3 16.9 9.1M2.5 14.5H5M19 14.5h2.5M7.75 14.5a4.25 4.25 0 0 1 8.5 0M3.5 19h17'/>"
    Courses "courses" "<path d='M12 7.5A3 3 0 0 0 9 5H3.5v13H9a3 3 0 0 1 3 2 3 3 0 0 1 3-2h5.5V5H15a3 3 0 0 0-3 2.5zM12 7.5V20'/>"
    Lesson "lesson" "<path d='M6.5 3.5h7.5l4.5 4.5v11a1.5 1.5 0 0 1-1.5 1.5H6.5A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5zM13.5 3.75V8.5h4.75M8.5 12.5h6.5M8.5 16h4.5'/>"
    Class "class" "<rect x='3' y='4' width='18' height='12' rx='1.5'/><path d='M12 16v4M8 20h8M7 8h6M7 12h3.5'/>"
    People "people" "<circle cx='9' cy='8' r='3.5'/><path d='M2.75 19.5c.5-3.7 2.8-5.6 6.25-5.6s5.75 1.9 6.25 5.6M15.5 4.75a3.5 3.5 0 0 1 0 6.5M17.75 14.4c2 .8 3.2 2.5 3.5 5.1'/>"
    Users "users" "<circle cx='12' cy='8.5' r='3'/><path d='M6.75 19c.4-3.2 2.3-4.9 5.25-4.9s4.85 1.7 5.25 4.9M5.75 6a2.5 2.5 0 0 0 0 5M2.5 16.75c.2-1.5.9-2.6 2-3.25M18.25 6a2.5 2.5 0 0 1 0 5M21.5 16.75c-.2-1.5-.9-2.6-2-3.25'/>"
    Profile "profile" "<circle cx='12' cy='8' r='4'/><path d='M4.5 20.25c.6-4.2 3.3-6.4 7.5-6.4s6.9 2.2 7.5 6.4'/>"
    Check "check" "<path d='M4.5 12.75 9.5 17.75 19.5 6.75'/>"
    CheckCircle "check-circle" "<circle cx='12' cy='12' r='8.75'/><path d='M8 12.4 10.9 15.25 16.1 9.25'/>"
    Circle "circle" "<circle cx='12' cy='12' r='8.75'/>"
    HalfCircle "half-circle" "<circle cx='12' cy='12' r='8.75'/><path d='M12 3.25a8.75 8.75 0 0 1 0 17.5z' fill='currentColor' stroke='none'/>"
    Info "info" "<circle cx='12' cy='12' r='8.75'/><path d='M12 11.25v5M12 7.75v.01'/>"
    Warning "warning" "<path d='M10.7 4.25a1.5 1.5 0 0 1 2.6 0l7.5 13a1.5 1.5 0 0 1-1.3 2.25h-15a1.5 1.5 0 0 1-1.3-2.25zM12 9.25v4.5M12 16.5v.01'/>"
    Danger "danger" "<path d='M8.4 3.25h7.2l5.15 5.15v7.2l-5.15 5.15H8.4L3.25 15.6V8.4zM12 7.5v5.25M12 16v.01'/>"
    Clock "clock" "<circle cx='12' cy='12' r='8.75'/><path d='M12 7v5.25l3.25 2'/>"
    Calendar "calendar" "<rect x='3.5' y='5' width='17' height='15.5' rx='1.5'/><path d='M3.5 10h17M8 2.75V7M16 2.75V7'/>"
    ArrowLeft "arrow-left" "<path d='M20 12H4.5M11 5.25 4.25 12 11 18.75'/>"
    ArrowRight "arrow-right" "<path d='M4 12h15.5M13 5.25 19.75 12 13 18.75'/>"
    ArrowUp "arrow-up" "<path d='M12 20V4.5M5.25 11 12 4.25 18.75 11'/>"
    ArrowDown "arrow-down" "<path d='M12 4v15.5M5.25 13 12 19.75 18.75 13'/>"
    ChevronDown "chevron-down" "<path d='M5.5 9 12 15.5 18.5 9'/>"
    ChevronRight "chevron-right" "<path d='M9 5.5 15.5 12 9 18.5'/>"
    Plus "plus" "<path d='M12 4.5v15M4.5 12h15'/>"
    Close "close" "<path d='M5.5 5.5 18.5 18.5M18.5 5.5 5.5 18.5'/>"
    Search "search" "<circle cx='10.5' cy='10.5' r='6.5'/><path d='M15.25 15.25 20.5 20.5'/>"
    Language "language" "<path d='M2.5 6h10M7.5 3.25V6M10.25 6c-.7 3.9-3 6.6-7 8.25M4.75 8.75c1.1 2.4 3.1 4.2 5.75 5.25M12 20.75l4.5-10.5 4.5 10.5M13.6 17h5.8'/>"
    SignOut "sign-out" "<path d='M13.5 4h-7A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20h7M10 12h10.25M16.75 8.25 20.5 12l-3.75 3.75'/>"
    SignIn "sign-in" "<path d='M10.5 4h7A1.5 1.5 0 0 1 19 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-7M3.5 12h10.25M10.25 8.25 14 12l-3.75 3.75'/>"
    Key "key" "<circle cx='7.75' cy='16.25' r='4.25'/><path d='M10.9 13.1 20 4M16.25 7.75 19 10.5'/>"
    Phone "phone" "<path d='M5.5 3.5h3.1a1 1 0 0 1 1 .75l.9 3.6-2.2 2a12 12 0 0 0 5.85 5.85l2-2.2 3.6.9a1 1 0 0 1 .75 1v3.1a2 2 0 0 1-2.1 2A15.5 15.5 0 0 1 3.5 5.6a2 2 0 0 1 2-2.1z'/>"
    Mail "mail" "<rect x='3' y='5' width='18' height='14' rx='1.5'/><path d='M3.5 6.5 12 13l8.5-6.5'/>"
    Link "link" "<path d='M9.5 14.5a4 4 0 0 0 5.65 0l3.7-3.7a4 4 0 0 0-5.65-5.65L12.1 6.25M14.5 9.5a4 4 0 0 0-5.65 0l-3.7 3.7a4 4 0 0 0 5.65 5.65l1.1-1.1'/>"
    Qr "qr" "<rect x='3.5' y='3.5' width='6.5' height='6.5' rx='.75'/><rect x='14' y='3.5' width='6.5' height='6.5' rx='.75'/><rect x='3.5' y='14' width='6.5' height='6.5' rx='.75'/><path d='M14 14h2.5v2.5M20.5 14v.01M20.5 17.5v3h-3M14 20.5v-.01'/>"
    Download "download" "<path d='M12 3.75v11M7 10.25 12 15l5-4.75M4.5 19.75h15'/>"
    Upload "upload" "<path d='M12 15.25v-11M7 8.75 12 4l5 4.75M4.5 19.75h15'/>"
    Image "image" "<rect x='3.25' y='4.25' width='17.5' height='15.5' rx='1.5'/><circle cx='8.75' cy='9.5' r='1.5'/><path d='M3.75 17.5l5-4.5 3.5 3 3.5-4 4.5 4.5'/>"
    Sound "sound" "<path d='M4 9.25h3.5L12 5.25v13.5l-4.5-4H4zM15.25 9a4.25 4.25 0 0 1 0 6M17.75 6.25a8 8 0 0 1 0 11.5'/>"
    Film "film" "<rect x='3' y='5' width='18' height='14' rx='1.5'/><path d='M10 9v6l5-3z'/>"
    Pencil "pencil" "<path d='M4.25 19.75l1-4.5L16 4.5a1.9 1.9 0 0 1 2.7 0l.8.8a1.9 1.9 0 0 1 0 2.7L8.75 18.75zM13.75 6.75l3.5 3.5'/>"
    Bulb "bulb" "<path d='M9.25 17.5v-1.4c0-.6-.3-1.1-.75-1.5a6 6 0 1 1 7 0c-.45.4-.75.9-.75 1.5v1.4zM10 20.75h4'/>"
    Compass "compass" "<circle cx='12' cy='12' r='8.75'/><path d='M15.75 8.25 13.6 13.6 8.25 15.75 10.4 10.4z'/>"
    Quote "quote" "<path d='M10 12H5V7h5zM10 12c0 2.75-1.25 4.25-3.75 5M19 12h-5V7h5zM19 12c0 2.75-1.25 4.25-3.75 5'/>"
    Flag "flag" "<path d='M5.5 21V3.75M5.5 4.5h13l-2.75 4.25L18.5 13h-13'/>"
    Offline "offline" "<path d='M9.4 6.2a5.75 5.75 0 0 1 8.1 3.55 4.5 4.5 0 0 1 2.4 7.15M16.5 18.5H7a4.25 4.25 0 0 1-.5-8.5c.1-.4.25-.8.45-1.2M4 4 20 20'/>"
    Cloud "cloud" "<path d='M7 18.5A4.25 4.25 0 0 1 6.5 10a5.75 5.75 0 0 1 11-.25A4.4 4.4 0 0 1 17 18.5z'/>"
    CloudCheck "cloud-check" "<path d='M7 18.5A4.25 4.25 0 0 1 6.5 10a5.75 5.75 0 0 1 11-.25A4.4 4.4 0 0 1 17 18.5zM9 13.25 11.25 15.5 15 11.25'/>"
    Device "device" "<rect x='6.75' y='2.75' width='10.5' height='18.5' rx='1.75'/><path d='M11 18h2'/>"
    Lock "lock" "<rect x='4.75' y='10.5' width='14.5' height='10' rx='1.5'/><path d='M8 10.5V7.75a4 4 0 0 1 8 0v2.75'/>"
    Eye "eye" "<path d='M2.5 12C4.75 7.9 8 5.75 12 5.75S19.25 7.9 21.5 12c-2.25 4.1-5.5 6.25-9.5 6.25S4.75 16.1 2.5 12z'/><circle cx='12' cy='12' r='2.75'/>"
    Book "book" "<path d='M19 17V3.5H6.75A1.75 1.75 0 0 0 5 5.25v13.5M19 17H6.75a1.75 1.75 0 0 0 0 3.5H19zM9 7.5h6'/>"
    Target "target" "<circle cx='12' cy='12' r='8.75'/><circle cx='12' cy='12' r='4.75'/><path d='M12 12v.01'/>"
    Building "building" "<path d='M5 20.5v-15A1.5 1.5 0 0 1 6.5 4h7A1.5 1.5 0 0 1 15 5.5v15M15 10h2.5a1.5 1.5 0 0 1 1.5 1.5v9M2.75 20.5h18.5M8.5 8.25h3M8.5 12.25h3M8.5 16.25h3'/>"
    Settings "settings" "<path d='M3.5 7.25h8.75M17.25 7.25h3.25M3.5 16.75h3.25M11.75 16.75h8.75'/><circle cx='14.75' cy='7.25' r='2.5'/><circle cx='9.25' cy='16.75' r='2.5'/>"
}

/// The mark of Qiao, inside `<svg viewBox="0 0 32 32">`: the three strokes that crown 学, one per language, over a bridge.
pub const LOGO: &str = "<path d='M7.5 5 9.75 9.25M15.25 3.5 16.25 8M24.5 5 21.25 9.25M6 28.5h20' fill='none' stroke='currentColor' stroke-width='2.5' stroke-linecap='round'/><path d='M1.25 18C10 12 22 12 30.75 18v6H26.5C24.5 20.8 20.5 19 16 19S7.5 20.8 5.5 24H1.25z' fill='currentColor'/>";

/// An icon; a word always stands beside it.
pub fn icon(icon: Icon) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=icon.body()></svg> }
}
