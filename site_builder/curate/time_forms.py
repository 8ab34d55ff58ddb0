"""The English expressions of time: what each begins with, its pattern, and who reads it.

Of those that fit at a place the longest counts, and of equals the first.
"""

import re

from site_builder.curate import time_counts, time_prints
from site_builder.curate.time_words import (
    DAY,
    FIGURES,
    MONTH,
    MONTH_STARTS,
    NUMBER,
    NUMBERS,
    OPEN_PHRASES,
    OPEN_WORDS,
    ORDINAL,
    ORDINALS,
    SEASON,
    TO,
    UNIT,
    VAGUE,
    WEEKDAY,
    WEEKDAY_STARTS,
    YEAR,
    Form,
    S,
)

_LOCAL = rf"(?:{S}(?:local|Beijing){S}time)?"
_WHICH = ("last", "past", "previous", "this", "current", "next", "coming")
_NUMBERS, _ORDINALS = " ".join(NUMBERS), " ".join(ORDINALS)
_UNITS = "years decades months weeks"
_OWN = r"(?:[’']s)?"  # "this month's"

_PRINTED = (
    # Matches "November 15", "Nov. 15, 2023", "Wednesday, November 15", "September 5 to 9", "December 28 to
    # January 3", "November 15 local time"; not "May 2023" nor "May 15,000".
    Form(
        f"{MONTH_STARTS} {WEEKDAY_STARTS}",
        re.compile(
            rf"(?:{WEEKDAY},?{S})?(?P<month>{MONTH}){S}(?:the{S})?(?P<day>{DAY})"
            rf"(?:{TO}(?:(?P<month2>{MONTH}){S})?(?P<day2>{DAY}))?(?:\s?,?{S}(?P<year>{YEAR}))?{_LOCAL}"
        ),
        time_prints.days,
    ),
    # Matches "November 15,2023"; not "November 15, 2023", which the form before has.
    Form(
        MONTH_STARTS,
        re.compile(rf"(?P<month>{MONTH}){S}(?P<day>{FIGURES}),(?P<year>{YEAR})"),
        time_prints.days,
    ),
    # Matches "15 November 2023", "15th of November", "5-9 September", "28 December to 3 January"; not "15 May
    # Fourth".
    Form(
        "0",
        re.compile(
            rf"(?P<day>{DAY})(?:{TO}(?P<day2>{DAY}))?(?:{S}of)?{S}(?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?"
            rf"{_LOCAL}(?!\w)"
        ),
        time_prints.days,
    ),
    Form(
        "0",
        re.compile(
            rf"(?P<day>{DAY}){S}(?P<month>{MONTH}){TO}(?P<day2>{DAY}){S}(?P<month2>{MONTH})(?:,?{S}(?P<year>{YEAR}))?"
        ),
        time_prints.days,
    ),
    # Matches "2023-11-16", "2023/11/16 18:29", "11/16/2023"; not "11/16" nor "2023-11".
    Form(
        "0",
        re.compile(
            r"(?P<date>(?:[12][0-9]{3}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}"
            r"|[0-9]{1,2}/[0-9]{1,2}/[12][0-9]{3})(?![0-9]))"
            r"(?:[T\s][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
        ),
        time_prints.figures,
    ),
    # Matches "November 2023", "early November 2023", "March to May 2021", "March last year"; not "March of".
    Form(
        f"{MONTH_STARTS} early late mid",
        re.compile(
            rf"(?:(?:early|late|mid){S}|mid-)?(?:(?P<from>{MONTH}){TO})?(?P<month>{MONTH})(?:{S}of)?,?{S}"
            rf"(?:(?P<year>{YEAR})|(?P<which>last|this|next){S}year)\b"
        ),
        time_prints.month_of_year,
    ),
    # Matches "November" (after "in"), "last November", "early November", "March to May"; not "March forward".
    Form(
        f"{MONTH_STARTS} early late mid last this next past coming",
        re.compile(
            rf"(?:(?:early|late|mid){S}|mid-)?(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|past|coming){S})?(?P<month>{MONTH})"
            rf"(?:{TO}(?P<last>{MONTH}))?(?![\w]|{S}[0-9])"
        ),
        time_prints.month_alone,
    ),
    # Matches "2023" (after "in"), "the year 2023", "early 2024"; not "2,023", "2712" nor "in 2023 cases".
    Form(
        "0 year early late mid",
        re.compile(
            rf"(?:(?P<called>year){S}|(?P<early>(?:early|late|mid)(?:{S}|-)))?(?P<year>{YEAR})(?![\w/])"
        ),
        time_prints.year,
    ),
    # Matches "2021-2025", "2012 to 2022", "2021–25"; not "2021-02-25" nor "24 to 26".
    Form(
        "0",
        re.compile(rf"(?P<first>{YEAR}){TO}(?P<last>{YEAR}|[0-9]{{2}}(?=[\s,.;:)]|$))(?![-/\w])"),
        time_prints.years,
    ),
    # Matches "1990s", "early 1950s"; not "90s".
    Form(
        "0 early late mid",
        re.compile(rf"(?:(?:early|late|mid)(?:{S}|-))?(?P<decade>(?:1[5-9]|20)[0-9])0[’']?s\b"),
        time_prints.decade,
    ),
    # Matches "21st century"; not "this century".
    Form(
        "0 twentieth",
        re.compile(rf"(?P<number>(?:1[5-9]|2[01])(?:st|nd|th)|twentieth){S}century"),
        time_prints.century,
    ),
    # Matches "spring of 2024", "summer 2022", "last summer"; not "spring".
    Form(
        "spring summer autumn fall winter last this next",
        re.compile(
            rf"(?:(?P<which>last|this|next){S})?(?P<season>{SEASON})(?:(?:{S}of)?{S}(?P<year>{YEAR}))?\b",
            re.I,
        ),
        time_prints.season,
    ),
    # Matches "second half of 2024", "first quarter of this year"; not "first half".
    Form(
        "first second third fourth",
        re.compile(
            rf"(?P<number>first|second|third|fourth){S}(?P<part>half|quarter){S}of{S}"
            rf"(?:(?P<year>{YEAR})|(?:the|(?P<which>last|this|next)){S}year)\b",
            re.I,
        ),
        time_prints.part,
    ),
    # Matches "start of the year", "end of 2023", "beginning of last month", "end of May"; not "end of it".
    Form(
        "beginning start outset middle end close",
        re.compile(
            rf"(?P<edge>beginning|start|outset|middle|end|close){S}of{S}"
            rf"(?:(?:the|(?P<which>last|this|next)){S}(?P<unit>year|month)\b"
            rf"|(?P<month>{MONTH})?(?:\s{{0,3}}(?P<year>{YEAR}))?)"
        ),
        time_prints.edge,
    ),
    # Matches "15th", "15th of this month" (after "on the"); not "15th anniversary".
    Form(
        "0",
        re.compile(
            rf"(?P<day>{FIGURES}(?:st|nd|rd|th))(?:{S}of{S}(?P<which>last|this|next){S}month|(?=[,.;:?!)]|$))"
        ),
        time_prints.numbered_day,
    ),
)

_COUNTED = (
    # Matches "yesterday", "earlier today", "tomorrow's", "this morning"; "today" alone is for its reader.
    Form(
        "yesterday today tomorrow tonight earlier later this early",
        re.compile(
            rf"(?P<part>(?:earlier|later|early){S})?(?P<day>yesterday|today|tomorrow|tonight)(?P<own>{_OWN})\b"
            rf"(?P<half>{S}(?:morning|afternoon|evening))?",
            re.I,
        ),
        time_counts.day,
    ),
    Form(
        "this",
        re.compile(rf"(?P<day>this{S}(?:morning|afternoon|evening))(?P<part>\b)(?P<own>)", re.I),
        time_counts.day,
    ),
    # Matches "day before yesterday", "day after tomorrow"; not "day before".
    Form(
        "day",
        re.compile(rf"day{S}(?:(?P<before>before){S}yesterday|after{S}tomorrow)\b", re.I),
        time_counts.day_beyond,
    ),
    # Matches "last Friday", "this Monday", "Friday" (after "on"); not "Mondays".
    Form(
        f"{WEEKDAY_STARTS} last this next coming past",
        re.compile(rf"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast){S})?(?P<day>{WEEKDAY})\b"),
        time_counts.weekday,
    ),
    # Matches "last year", "this month's", "earlier this week", "past decade"; not "last years".
    Form(
        "last past previous this current next coming earlier later early late",
        re.compile(
            rf"(?:(?:earlier|later|early|late){S})?(?P<which>{'|'.join(_WHICH)}){S}(?P<unit>{UNIT}|century|weekend)"
            rf"\b{_OWN}",
            re.I,
        ),
        time_counts.period,
    ),
    # Matches "year before last", "week after next"; not "year before".
    Form(
        "week month year",
        re.compile(rf"(?P<unit>week|month|year){S}(?P<way>before{S}last|after{S}next)\b", re.I),
        time_counts.year_beyond,
    ),
    # Matches "past three years", "next 50 years", "past few months", "coming decades"; not "past year".
    Form(
        "past last previous preceding next coming following",
        re.compile(
            rf"(?P<which>past|last|previous|preceding|next|coming|following){S}"
            rf"(?:(?P<number>{NUMBER}|{VAGUE}){S})?(?P<unit>{UNIT})s\b",
            re.I,
        ),
        time_counts.stretch,
    ),
    # Matches "year ahead", "months to come"; not "year to year".
    Form(
        "year years month months week weeks days decade decades",
        re.compile(rf"(?P<unit>{UNIT}s?){S}(?:ahead|to{S}come)\b(?!{S}of)", re.I),
        time_counts.ahead,
    ),
    # Matches "three decades ago", "over 20 years ago", "half a year ago", "a few years ago"; not "long ago".
    Form(
        f"0 over more at about around nearly almost some half many few several couple {_UNITS} {_NUMBERS}",
        re.compile(
            rf"\b(?:(?P<about>over|more{S}than|at{S}least|about|around|nearly|almost|some){S})?"
            rf"(?:(?P<half>half){S})?(?:(?P<number>{NUMBER}){S}|{VAGUE}{S})?(?P<unit>{UNIT}|century|centurie)s?"
            rf"{S}ago\b",
            re.I,
        ),
        time_counts.ago,
    ),
    # Matches "50th anniversary", "tenth birthday"; not "anniversary".
    Form(
        f"0 {_ORDINALS}",
        re.compile(rf"(?P<number>{ORDINAL}){S}anniversary\b", re.I),
        time_counts.anniversary,
    ),
    # Matches "six-month mark", "one-year anniversary", "100-year mark"; not "six-month plan".
    Form(
        f"0 {_NUMBERS}",
        re.compile(rf"(?P<number>{NUMBER})[-\s](?P<unit>month|year){S}?-?(?:mark|anniversary)\b", re.I),
        time_counts.mark,
    ),
    # Matches "third decade"; not "third decade of the century".
    Form(
        _ORDINALS,
        re.compile(rf"(?P<number>{ORDINAL}){S}decade\b(?!{S}of{S}(?:the|this){S})", re.I),
        time_counts.decade,
    ),
    Form("upcoming forthcoming", re.compile(r"(?:upcoming|forthcoming)\b", re.I), time_counts.upcoming),
    # Matches "since its inception", "Since the establishment"; not "since it is".
    Form(
        "since",
        re.compile(
            rf"since{S}(?:(?:the|its|their|his|her|our){S})?(?:very{S})?(?:inception|establishment|founding|outbreak|launch"
            rf"|beginning|start|normali[sz]ation|resumption|signing)\b",
            re.I,
        ),
        time_counts.inception,
    ),
    # Matches "since", "after", "on the eve of"; not "aftermath". "following" is as often a verb.
    Form(
        "since after before during prior ahead on",
        re.compile(rf"(?:since|after|before|during|prior{S}to|ahead{S}of|on{S}the{S}eve{S}of)\b", re.I),
        time_counts.clause,
    ),
    # Matches the words listed above, whole; not "nowhere".
    Form(OPEN_WORDS, re.compile(rf"(?:{OPEN_WORDS.replace(' ', '|')})\b", re.I), time_counts.none),
    *(
        Form(first, re.compile(rf"{first}{S}(?:{rest.replace(' ', S)})\b", re.I), time_counts.none)
        for first, rest in OPEN_PHRASES.items()
    ),
)

FORMS = (*_PRINTED, *_COUNTED)
