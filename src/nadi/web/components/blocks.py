"""Pieces of a page that hold words: cards, notices, badges, big figures, empty states, disclosures."""

from typing import Any, Literal, get_args

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nadi.web.components.buttons import Words

Tone = Literal["neutral", "info", "success", "warning", "danger"]
TONE_ICONS: dict[str, str] = {
    "neutral": "info",
    "info": "info",
    "success": "check",
    "warning": "warning",
    "danger": "stop",
}
MESSAGE_TONES: dict[str, Tone] = {"debug": "neutral", "error": "danger"}


def checked_tone(tone: str) -> str:
    """Return the tone if there is such a one; Django's message level `error` counts as danger."""
    tone = MESSAGE_TONES.get(tone, tone)
    if tone not in get_args(Tone):
        raise ValueError(f"A tone is one of {', '.join(get_args(Tone))}, not {tone}.")
    return tone


def badge(label: Words, tone: str = "neutral") -> dict[str, Any]:
    """Describe a small label of a state; the words say it, the colour and the shape repeat it."""
    return {"label": label, "tone": checked_tone(tone)}


def card(content: str, title: Words = "", kicker: Words = "", href: str = "", kind: str = "") -> SafeString:
    """Frame the content; `href` makes the whole card lead there, `kind` is `waiting` or `quiet`."""
    context = {"content": content, "title": title, "kicker": kicker, "href": href, "kind": kind}
    return render_to_string("web/components/card.html", context)


def notice(content: str, tone: str = "info", title: Words = "", role: str = "") -> SafeString:
    """Say something that must be seen; `role` is `status` or `alert` when it appeared just now."""
    tone = checked_tone(tone)
    context = {"content": content, "tone": tone, "title": title, "role": role, "icon": TONE_ICONS[tone]}
    return render_to_string("web/components/notice.html", context)


def toast(text: Words, tone: str = "success") -> dict[str, Any]:
    """Describe a passing message for the corner of the page."""
    tone = checked_tone(tone)
    urgent = tone in {"warning", "danger"}
    return {"text": text, "tone": tone, "icon": TONE_ICONS[tone], "role": "alert" if urgent else "status"}


def stat(label: Words, value: Words, note: Words = "", trend: Words = "", mood: str = "") -> dict[str, Any]:
    """Describe one big figure; `mood` says whether its trend is `good` or `bad`."""
    return {"label": label, "value": value, "note": note, "trend": trend, "mood": mood}


def empty(title: Words, text: Words, action: Words = "", href: str = "") -> dict[str, Any]:
    """Describe a place with nothing in it yet, and what to do first."""
    return {"title": title, "text": text, "action": action, "href": href}


def why(content: str, question: Words, is_open: bool = False) -> SafeString:
    """Fold an explanation of a result or a refusal under its question."""
    return render_to_string(
        "web/components/why.html", {"content": content, "question": question, "is_open": is_open}
    )


def dialog(content: str, id: str, title: Words) -> SafeString:
    """Hold a question that wants an answer before the page goes on."""
    return render_to_string("web/components/dialog.html", {"content": content, "id": id, "title": title})


def facts(pairs: Any, kind: str = "") -> dict[str, Any]:
    """Describe a list of terms with their values; `pairs` are (term, value) or (term, value, note)."""
    rows = [(pair[0], pair[1], pair[2] if len(pair) > 2 else "") for pair in pairs]
    return {"rows": rows, "kind": kind}


def avatar(name: str) -> dict[str, Any]:
    """Describe the initials of an organisation in a colour of its own."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    initials = "".join(word[0] for word in words[:2]) or "?"
    return {"initials": initials, "colour": sum(map(ord, name)) % 6 + 1, "name": name}


def organisation(name: str, href: str = "") -> dict[str, Any]:
    """Describe an organisation by its initials and name."""
    return {**avatar(name), "href": href}
