"""意见: how many came, in which kinds; where none came, nothing more is asked."""

from xiangyue.words import say
from xiangyue_cli.filling.by_form import Answers, ByForm, Row

MANY = range(1, 10**9)


class Opinions(ByForm):
    """Asks what people said."""

    def prepare(self) -> None:
        """Ask for kinds only where something came."""
        for name in ("written", "groups"):
            self.fields[name]["x-when"] = {"received": MANY}
            self.needed.remove(name)

    def rows(self, answers: Answers) -> tuple[Row, ...]:
        """Of what nobody counted there is one row: 不详."""
        if not answers.get("unknown"):
            return super().rows(answers)
        return (Row(name="received", title=self.title("received"), words=say("screen.unknown")),)

    def completed(self, answers: Answers) -> Answers:
        """Say none where none came."""
        counted = {name: told for name, told in answers.items() if name != "unknown"}
        return {"written": 0, "groups": []} | counted

    def echo(self, answers: Answers) -> tuple[str, ...]:
        """Add the kinds up: 19+8+6=33，收到 37，还有 4 条没有归类."""
        counts = [int(group["count"]) for group in answers["groups"]]
        received = int(answers["received"])
        if not counts:
            return ()
        whole = f"{'+'.join(map(str, counts))}={sum(counts)}" if len(counts) > 1 else str(sum(counts))
        code = "echo.opinions_all" if sum(counts) == received else "echo.opinions"
        return (say(code, sum=whole, received=received, rest=received - sum(counts)),)
