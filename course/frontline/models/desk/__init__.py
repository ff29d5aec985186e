"""A service desk through working days: who waits how long, who hangs up, which promises are kept.

Contacts arrive by stream and hour (Poisson), wait in a line per stream, first come first served, and are
handled by anybody on shift with the skill. Whoever becomes free takes the first stream of their own order
that has somebody waiting. Handling times and patience are exponential. Nothing is interrupted; what has
begun is finished in overtime. The clock counts only the minutes in which the desk is open: the minute after
the end of one day is the first minute of the next, as on the company's promise clock. Whoever waits on the
line at closing time hangs up; written work stays for the next day.

Source: the multi-skill M/M/n+M queue, Garnett, Mandelbaum & Reiman 2002; without patience and with one
stream it is Erlang C (see `erlang`).
"""

from frontline.models.desk.contacts import Contacts, draw
from frontline.models.desk.erlang import ErlangC
from frontline.models.desk.outcome import Feelings, Outcome, StreamOutcome, outcome, repeated
from frontline.models.desk.serving import Log, pooled, serve
from frontline.models.desk.settings import Crew, Desk, Stream

__all__ = [
    "Contacts",
    "Crew",
    "Desk",
    "ErlangC",
    "Feelings",
    "Log",
    "Outcome",
    "Stream",
    "StreamOutcome",
    "draw",
    "outcome",
    "pooled",
    "repeated",
    "serve",
]
