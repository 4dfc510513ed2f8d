"""The words of invitations and reminders, in English and Welsh: whole sentences, to be copied and sent."""

from typing import Final

MONTHS: Final = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "cy": (
        *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
        *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
    ),
}
#: Monday first
DAYS: Final = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "cy": (
        *("dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau"),
        *("dydd Gwener", "dydd Sadwrn", "dydd Sul"),
    ),
}
WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "invite_subject": "Invitation: {title}",
        "invite": "You are invited to “{title}”: we look together at what could be better, and agree who "
        "does what first.",
        "when": "When: {when}",
        "from_to": "{day} {date}, {start} to {end}",
        "join": "To join: open {link} in any browser, on a phone, tablet or computer. Or go to {home} and "
        "type the code {code}.",
        "bring": "Bring: nothing. There is no account to make and nothing to install. You can write or "
        "draw, whatever suits you.",
        "access": "Everything works by keyboard, with a screen reader and on a small screen, in English "
        "and in Welsh. Tell the facilitator beforehand if something would make it easier to take part.",
        "notes": "Place and access: {notes}",
        "reminder_subject": "Reminder: {title}",
        "reminder": "A short reminder of “{title}”.",
        "follow_subject": "How far are we? {title}",
        "follow": "In “{title}” we agreed what to do. Please say in a minute where yours stands: what is "
        "being done, what is done, what we learnt.",
        "follow_link": "Open {link}. No account is needed; the link is for those who take part in this.",
        "follow_mark": "[paste the follow-up link here]",
        "due": "First steps:",
        "step": "{ref} {title}. {owner}: {step} By {by}.",
        "step_open": "{ref} {title}. {owner}: {step}",
        "no_owner": "No owner yet",
        "first_step": "First step: {title}",
        "review_date": "Look again: {title}",
        "about": "{ref} {title}\nOwner: {owner}\nFirst step: {step}",
        "from_session": "From the session “{title}”.",
    },
    "cy": {
        "invite_subject": "Gwahoddiad: {title}",
        "invite": "Fe'ch gwahoddir i “{title}”: byddwn yn edrych gyda'n gilydd ar beth allai fod yn well, ac "
        "yn cytuno pwy sy'n gwneud beth yn gyntaf.",
        "when": "Pryd: {when}",
        "from_to": "{day} {date}, {start} i {end}",
        "join": "I ymuno: agorwch {link} mewn unrhyw borwr, ar ffôn, llechen neu gyfrifiadur. Neu ewch i "
        "{home} a theipio'r cod {code}.",
        "bring": "Dewch â: dim byd. Does dim cyfrif i'w greu na dim i'w osod. Gallwch ysgrifennu neu dynnu "
        "llun, pa un bynnag sy'n eich siwtio.",
        "access": "Mae popeth yn gweithio gyda bysellfwrdd, gyda darllenydd sgrin ac ar sgrin fach, yn "
        "Gymraeg ac yn Saesneg. Dywedwch wrth yr hwylusydd ymlaen llaw os byddai rhywbeth yn ei gwneud yn "
        "haws i chi gymryd rhan.",
        "notes": "Lle a mynediad: {notes}",
        "reminder_subject": "Nodyn atgoffa: {title}",
        "reminder": "Gair byr i'ch atgoffa am “{title}”.",
        "follow_subject": "Pa mor bell ydyn ni? {title}",
        "follow": "Yn “{title}” fe gytunon ni beth i'w wneud. Dywedwch mewn munud ble mae'ch un chi'n "
        "sefyll: beth sy'n cael ei wneud, beth sydd wedi'i wneud, beth ddysgon ni.",
        "follow_link": "Agorwch {link}. Does dim angen cyfrif; mae'r ddolen i'r rhai sy'n cymryd rhan yn "
        "hyn.",
        "follow_mark": "[gludwch y ddolen ddilynol yma]",
        "due": "Y camau cyntaf:",
        "step": "{ref} {title}. {owner}: {step} Erbyn {by}.",
        "step_open": "{ref} {title}. {owner}: {step}",
        "no_owner": "Dim perchennog eto",
        "first_step": "Cam cyntaf: {title}",
        "review_date": "Edrych eto: {title}",
        "about": "{ref} {title}\nPerchennog: {owner}\nCam cyntaf: {step}",
        "from_session": "O'r sesiwn “{title}”.",
    },
}
