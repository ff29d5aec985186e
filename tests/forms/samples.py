"""Questions of the types with boxes, steps and conversations, their keys, and reasons for all."""

from frontline.questions.types import Blanks, Dialogue, Match, Order, Table

MATCH = Match(
    "papers",
    "Which paper or record answers each question of the consignee?",
    items={
        "signed": "Who signed for the goods, and when?",
        "where": "Where is container 1 today?",
        "charge": "Why does the bill say HK$1,450 for storage?",
    },
    options={
        "track": "The tracking history",
        "tariff": "The terminal's storage tariff, with the free days and the rate for each day after them",
        "proof": "The proof of delivery (簽收單)",
        "letter": "A letter of apology",
    },
    points=3,
    hint="Which paper was made at that moment?",
)
ORDER = Order(
    "steps",
    "You have just heard that two containers are rolled. Put your next steps into their order.",
    items={
        "mail": "Confirm by e-mail what you agreed, with times",
        "log": "Log the news and the time you had it",
        "call": "Call the shipper, who must stop the truck before noon (致電寄貨人)",
        "space": "Ask the line for the first sailing with space",
    },
    points=3,
)
BLANKS = Blanks(
    "notice",
    "Fill the gaps in this message to the consignee.",
    text=(
        "Subject: Your shipment KB 2207, new delivery day\n\n"
        "Dear Ms Lam,\n"
        "We deliver on [day] at [time], and the charge of HK$[sum] is [state].\n\n"
        "Please tell us by then how many pallets (卡板) your gate can take: [pallets].\n\nKind regards"
    ),
    blanks={
        "day": {
            "kind": "options",
            "title": "Delivery day",
            "options": {"thu": "Thursday 21 May", "fri": "Friday 22 May", "mon": "Monday 25 May"},
        },
        "time": {"kind": "clock", "title": "Delivery time"},
        "sum": {"kind": "number", "title": "Charge", "unit": "HK$"},
        "state": {"title": "Blank 4"},
        "pallets": {"kind": "number", "title": "Pallets", "unit": "pallets"},
    },
    points=5,
)
TABLE = Table(
    "plan",
    "Who does what, and by when? Fill in each line of the plan.",
    given="Request",
    columns={
        "owner": {
            "kind": "options",
            "title": "Who does it",
            "options": {"me": "You", "ops": "Mr Qureshi (operations)", "fin": "Ms Tse (accounts)"},
        },
        "due": {"kind": "clock", "title": "By when"},
        "boxes": {"kind": "number", "title": "How many", "unit": "boxes"},
    },
    rows={
        "space": "Find another sailing for container 1",
        "refund": "Send back the storage charge that was paid twice",
        "call": "Tell Ms Yeung what is agreed",
    },
    points=3,
)
PLAN = Table(
    "after-call",
    "Make a plan for the hour after the call. Choose three actions.",
    columns={
        "action": {
            "kind": "options",
            "title": "Action",
            "options": {
                "log": "Log the complaint in the system with the time and the name of the caller",
                "space": "Ask the shipping line for the first sailing that still has space",
                "blame": "Write to the feeder's agent that the delay is their fault alone",
                "call": "Call the customer back with two sailings to choose from",
            },
        },
        "who": {
            "kind": "options",
            "title": "Who does it",
            "options": {"me": "You", "ops": "Mr Qureshi in operations", "fin": "Ms Tse in accounts"},
        },
        "due": {"kind": "clock", "title": "By when"},
        "how": {
            "kind": "options",
            "title": "How",
            "options": {"phone": "By phone", "mail": "By e-mail", "note": "By a note in the booking"},
        },
    },
    rows={"one": "", "two": "", "three": ""},
    line="action",
)
DIALOGUE = Dialogue(
    "yeung",
    "You phone Ms Yeung of Lumen Toys. Her two containers have missed the ship of 25 June.\n\n"
    "Tell her, and find out what she needs. Agree on what happens next.",
    who="Ms Yeung",
    opening="opening",
    mood=-1,
    facts={
        "limit": "The puzzle sets must be in the Hamburg warehouse by Friday 14 August",
        "split": "The second container may come a week later",
    },
    turns={
        "opening": {
            "lines": [
                {"text": "(It is loud in the background.)"},
                {"who": "Ms Yeung", "text": "Yes? Yeung (楊). I'm in the factory, be quick please."},
            ],
            "says": {
                "hello": {
                    "text": "Good morning Ms Yeung. It is about Thursday's ship, and it is not good news. "
                    "Can you talk for two minutes?",
                    "to": "ask",
                    "mood": 1,
                    "answer": [{"who": "Ms Yeung", "text": "Wait, I go outside. … OK, tell me."}],
                },
                "blurt": {
                    "text": "Your two boxes are rolled. The new ship sails on the 9th of July.",
                    "to": "ask",
                    "answer": [
                        {"who": "Ms Yeung", "text": "What? I can't hear you."},
                        {"who": "Ms Yeung", "text": "Rolled where?"},
                    ],
                },
            },
        },
        "ask": {
            "most": 2,
            "lines": [{"who": "Ms Yeung", "text": "No. I need them on the ship of 2 July."}],
            "says": {
                "limit": {
                    "text": "By what day must the goods be in Hamburg?",
                    "to": "ask",
                    "learns": "limit",
                    "mood": 1,
                    "answer": [
                        {
                            "who": "Ms Yeung",
                            "text": "The puzzle sets by Friday the 14th of August. They are for a promotion.",
                        }
                    ],
                },
                "split": {
                    "text": "Must both containers be there on the same day?",
                    "to": "ask",
                    "learns": "split",
                    "answer": [{"who": "Ms Yeung", "text": "The second one … a week later is no problem."}],
                },
                "offer": {
                    "text": "I can ask for space on the ship of 2 July, and call you back by 15:00.",
                    "to": "close",
                    "answer": [{"who": "Ms Yeung", "text": "Fine."}],
                },
            },
        },
        "close": {
            "lines": [{"who": "Ms Yeung", "text": "So what now?"}],
            "says": {
                "repeat": {
                    "text": "So container 1 in the warehouse by the 14th, container 2 may come later. Right?",
                    "to": "end",
                    "needs": "limit",
                    "mood": 1,
                    "answer": [{"who": "Ms Yeung", "text": "Yes, exactly."}],
                },
                "bye": {
                    "text": "I will do my best and call you as soon as I know more.",
                    "to": "end",
                    "answer": [{"who": "Ms Yeung", "text": "Your best. OK."}],
                },
            },
        },
        "end": {
            "lines": [
                {"who": "Ms Yeung", "text": "I wait for your call."},
                {"text": "(She hangs up.)"},
            ]
        },
    },
    points=4,
    hint="She knows a date that you do not know.",
)
ALL_SAID = ["hello", "limit", "split", "offer", "repeat"]
KEYS = {
    "papers": {"signed": {"proof": 1}, "where": {"track": 1, "proof": 0.5}, "charge": {"tariff": 1}},
    "steps": {"log": 1, "call": 2, "space": 2, "mail": 3},
    "notice": {
        "day": {"options": {"fri": 1}},
        "time": {"from": 600, "to": 600},
        "sum": {"answer": 450, "tolerance": 0},
        "state": {"words": ["open", "not decided"]},
        "pallets": {"answer": 6, "tolerance": 0},
    },
    "plan": {
        "rows": {
            "space": {
                "owner": {"options": {"ops": 1}},
                "due": {"from": 690, "to": 810},
                "boxes": {"answer": 1, "tolerance": 0},
            },
            "refund": {
                "owner": {"options": {"fin": 1}},
                "due": {"from": 1020, "to": 1080},
                "boxes": {"answer": 2, "tolerance": 0},
            },
            "call": {
                "owner": {"options": {"me": 1}},
                "due": {"from": 900, "to": 900},
                "boxes": {"answer": 2, "tolerance": 0},
            },
        }
    },
    "after-call": {
        "rows": {
            name: {
                "action": {"options": {name: 1}},
                "who": {"options": {who: 1}},
                "due": {"from": at, "to": at},
                "how": {"options": {how: 1}},
            }
            for name, who, at, how in [
                ("log", "me", 620, "note"),
                ("space", "ops", 640, "phone"),
                ("call", "me", 660, "phone"),
            ]
        }
    },
    "yeung": {
        "worth": {"hello": 1, "limit": 2, "split": 1, "repeat": 2},
        "confirms": ["repeat"],
        "best": 6,
    },
}
REASONS = {
    "signed": "The proof of delivery has the name, the time and the stamp of whoever took the goods.",
    "where": "Tracking shows each event at the terminal with its time, so the newest one says where it is.",
    "charge": "The tariff has the free days and the rate: with it she can check every dollar herself.",
    "log": "The time you had the news decides later who pays; write it down before the phone rings.",
    "call": "Her truck leaves the factory before noon, so she needs a voice and not a mail.",
    "space": "With a sailing in hand you can offer something, and not only bad news.",
    "mail": "The mail keeps what both sides agreed; it can only come after you agreed it.",
    "day": "The customs release comes on Thursday evening, so Friday is the first day that can be kept.",
    "time": "Their gate opens at 10:00 for trucks without a booking.",
    "sum": "Three days after the free time at HK$150 a day make HK$450.",
    "state": "Nobody has agreed to the charge yet, so do not write it as a fact.",
    "pallets": "Each box holds 3 pallets, and there are 2 boxes.",
    "refund": "Only accounts can send money back, and today's payment run closes at 18:00.",
    "blame": "It feels good to say whose fault it was. But it finds no space, and it is on the record.",
    "hello": "She can listen now, and she knows that it is serious before you begin.",
    "blurt": "It is short and true, as she asked. But in the noise half of it is lost.",
    "limit": "The day in Hamburg decides which ship is good enough; without it you only guess.",
    "split": "Two containers that may travel apart are much easier to place than two together.",
    "offer": "You say what you do and when she hears from you: a promise that you can keep.",
    "repeat": "Both sides hear the same agreement once more, so a mistake comes out now and not in August.",
    "bye": "It is kind. But your best is not a time, and she cannot plan with it.",
}
