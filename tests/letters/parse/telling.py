"""What a letter says, in the spelling of the files of expectations."""

from correspondence.letters.letter import Letter


def told(letter: Letter) -> dict[str, object]:
    """Return what a letter says in the spelling of the files of expectations."""
    return {
        "kind": letter.kind.value,
        "urgency": letter.urgency and letter.urgency.value,
        "secrecy": letter.secrecy and letter.secrecy.value,
        "number": letter.number and letter.number.key,
        "office": letter.office,
        "address": list(letter.address),
        "date": letter.date and letter.date.start,
        "subject": letter.subject,
        "salutation": letter.salutation,
        "addressees": list(letter.addressees),
        "references": [one.number.key for one in letter.references if one.number],
        "enclosures": list(letter.enclosures),
        "labels": [one.label for one in letter.body],
        "levels": [one.level for one in letter.body],
        "signer": letter.signer and letter.signer.name,
        "position": list(letter.signer.position) if letter.signer else [],
        "owner_unit": list(letter.owner_unit),
        "phone": letter.phone,
        "closing": letter.closing,
        "copies": list(letter.copies),
    }
