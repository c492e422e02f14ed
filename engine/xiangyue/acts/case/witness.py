"""旁证: who or what besides the one who typed shows that the start of a legal period was so (design 5)."""

from xiangyue.acts.case.scene import Scene


def witnessed(scene: Scene, told: str) -> bool:
    """Say whether a scan shows it, or somebody saw it who neither did nor typed it.

    Raises:
        NobodyOfThatName, SeveralOfThatName: the witness is nobody one could ask.

    """
    seen_by = scene.person(told) if told else ""
    if seen_by in {scene.by.typed_by, scene.by.responsible}:
        seen_by = ""
    return bool(seen_by or scene.by.evidence.scan)
