"""Tables of date phrases: what is found and which days it means, counted from one fixed day (Friday 20 November 2015)."""

from __future__ import annotations

import time as stopwatch
from datetime import date
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from factcheck.facets import time
from factcheck.interval import Interval
from factcheck.language.pipeline import parse
from factcheck.schema import Context, Mention, TimeInterval

TODAY = date(2015, 11, 20)

# fmt: off
DAYS = [  # sentence, words found, first day, last day, grain
    ("The bridge fell on 16 December 2023.", "16 December 2023", "2023-12-16", "2023-12-16", "day"),
    ("The bridge fell on December 16th, 2023.", "December 16th, 2023", "2023-12-16", "2023-12-16", "day"),
    ("The bridge fell on 2023-12-16.", "2023-12-16", "2023-12-16", "2023-12-16", "day"),
    ("The bridge fell on 12/16/2023.", "12/16/2023", "2023-12-16", "2023-12-16", "day"),
    ("The bridge fell on 16/12/2023.", "16/12/2023", "2023-12-16", "2023-12-16", "day"),
    ("The bridge fell on 16.12.2023.", "16.12.2023", "2023-12-16", "2023-12-16", "day"),
    ("The bridge fell on 16-2023-December.", "16-2023-December", "2023-12-16", "2023-12-16", "day"),
    ("The bridge fell on Wednesday, Sept. 9, 2015.", "Wednesday, Sept. 9, 2015", "2015-09-09", "2015-09-09", "day"),
    ("The bridge fell on the 4th of July 1995.", "4th of July 1995", "1995-07-04", "1995-07-04", "day"),
    ("They met on 16 and 17 January 2014.", "16 and 17 January 2014", "2014-01-16", "2014-01-17", "day"),
    ("They met January 16-18, 2014 in Oslo.", "January 16-18, 2014", "2014-01-16", "2014-01-18", "day"),
    ("The fair ran from 28 February to 3 March 2015.", "from 28 February to 3 March 2015", "2015-02-28", "2015-03-03", "day"),
    ("The bridge fell in December 2013.", "December 2013", "2013-12-01", "2013-12-31", "month"),
    ("The bridge fell in 2012.", "2012", "2012-01-01", "2012-12-31", "year"),
    ("The 2003 Columbia breakup shocked many.", "2003", "2003-01-01", "2003-12-31", "year"),
    ("The bridge stood in the 1950s.", "the 1950s", "1950-01-01", "1959-12-31", "decade"),
    ("The bridge stood in the 19th century.", "the 19th century", "1800-01-01", "1899-12-31", "century"),
    ("The bridge fell in late 2006.", "late 2006", "2006-07-01", "2006-12-31", "year"),
    ("The bridge fell at the end of 2006.", "the end of 2006", "2006-07-01", "2006-12-31", "year"),
    ("The bridge fell in mid-September 2015.", "mid-September 2015", "2015-09-08", "2015-09-23", "month"),
    ("Sales fell in the first half of 2014.", "the first half of 2014", "2014-01-01", "2014-06-30", "quarter"),
    ("Sales fell in the second quarter of 2014.", "the second quarter of 2014", "2014-04-01", "2014-06-30", "quarter"),
    ("Sales fell in Q3 2014.", "Q3 2014", "2014-07-01", "2014-09-30", "quarter"),
    ("Sales fell in the first three months of 2014.", "the first three months of 2014", "2014-01-01", "2014-03-31",
     "month"),
    ("He resigned in the last week of March 2014.", "the last week of March 2014", "2014-03-24", "2014-03-30", "week"),
    ("He resigned on the third Tuesday of September 2014.", "the third Tuesday of September 2014", "2014-09-16", "2014-09-16", "day"),
    ("The bridge fell in summer 2015.", "summer 2015", "2015-06-01", "2015-09-23", "season"),
    ("The bridge was built from July 2003 to December 2004.", "from July 2003 to December 2004", "2003-07-01", "2004-12-31", "month"),
    ("The bridge was built between 2010 and 2012.", "between 2010 and 2012", "2010-01-01", "2012-12-31", "year"),
    ("The 1939–45 war ended.", "1939–45", "1939-01-01", "1945-12-31", "year"),
    ("The bridge fell last year.", "last year", "2014-01-01", "2014-12-31", "year"),
    ("The bridge fell last month.", "last month", "2015-10-01", "2015-10-31", "month"),
    ("The bridge fell last week.", "last week", "2015-11-09", "2015-11-15", "week"),
    ("The bridge fell this week.", "this week", "2015-11-16", "2015-11-22", "week"),
    ("The bridge fell last December.", "last December", "2014-12-01", "2014-12-31", "month"),
    ("The bridge fell in December last year.", "December last year", "2014-12-01", "2014-12-31", "month"),
    ("The bridge fell last summer.", "last summer", "2015-06-01", "2015-09-23", "season"),
    ("The bridge will open next Friday.", "next Friday", "2015-11-27", "2015-11-27", "day"),
    ("The bridge fell last Friday.", "last Friday", "2015-11-13", "2015-11-13", "day"),
    ("The bridge fell on Tuesday of last week.", "Tuesday of last week", "2015-11-10", "2015-11-10", "day"),
    ("The bridge fell on Wednesday.", "Wednesday", "2015-11-18", "2015-11-18", "day"),
    ("The bridge will open on Wednesday.", "Wednesday", "2015-11-25", "2015-11-25", "day"),
    ("The bridge is expected to open on Wednesday.", "Wednesday", "2015-11-25", "2015-11-25", "day"),
    ("The bridge fell yesterday.", "yesterday", "2015-11-19", "2015-11-19", "day"),
    ("The bridge fell today.", "today", "2015-11-20", "2015-11-20", "day"),
    ("The bridge opens tomorrow.", "tomorrow", "2015-11-21", "2015-11-21", "day"),
    ("The bridge fell the day before yesterday.", "the day before yesterday", "2015-11-18", "2015-11-18", "day"),
    ("The bridge fell two days ago.", "two days ago", "2015-11-18", "2015-11-18", "day"),
    ("The bridge fell three weeks ago.", "three weeks ago", "2015-10-30", "2015-10-30", "week"),
    ("Many bridges fell in the past year.", "the past year", "2014-11-20", "2015-11-20", "year"),
    ("Many bridges fell in the last three months.", "the last three months", "2015-08-20", "2015-11-20", "month"),
    ("The bridge fell 10 days before Christmas 2014.", "10 days before Christmas 2014", "2014-12-15", "2014-12-15", "day"),
    ("The bridge fell two days after 16 December 2014.", "two days after 16 December 2014", "2014-12-18", "2014-12-18", "day"),
    ("The bridge fell on Christmas Day 2014.", "Christmas Day 2014", "2014-12-25", "2014-12-25", "day"),
    ("The bridge fell on Easter Monday 2010.", "Easter Monday 2010", "2010-04-05", "2010-04-05", "day"),
    ("The bridge fell on Thanksgiving 2012.", "Thanksgiving 2012", "2012-11-22", "2012-11-22", "day"),
    ("The 13 November attacks shook the town.", "13 November", "2015-11-13", "2015-11-13", "day"),
    ("The army will release two men jailed in May.", "May", "2015-05-01", "2015-05-31", "month"),
    ("The new bridge will open June 28.", "June 28", "2016-06-28", "2016-06-28", "day"),
    ("The old bridge fell June 28.", "June 28", "2015-06-28", "2015-06-28", "day"),
    ("The bridge has been shut since May.", "since May", "2015-05-01", None, "month"),
    ("The bridge stays shut until 29 November.", "until 29 November", None, "2015-11-29", "day"),
    ("The bridge stood before 2012.", "before 2012", None, "2012-01-01", "year"),
    ("The bridge fell after 3 March 2013.", "after 3 March 2013", "2013-03-03", None, "day"),
    ("The bridge will open in two months.", "in two months", "2016-01-20", "2016-01-20", "month"),
    ("Will the bridge be open in two days?", "in two days", "2015-11-22", "2015-11-22", "day"),
    ("The bridge fell earlier this month.", "earlier this month", "2015-11-01", "2015-11-20", "month"),
    ("The bridge will open later in the year.", "later in the year", "2015-11-20", "2015-12-31", "year"),
    ("It is shut from 4 to 23 of next month.", "from 4 to 23 of next month", "2015-12-04", "2015-12-23", "day"),
    ("It opens before the thirtieth day of the month.", "before the thirtieth day of the month", None, "2015-11-30", "day"),
    ("The bridge fell in the first week of October 2014.", "the first week of October 2014", "2014-09-29", "2014-10-05", "week"),
    ("It opens on 20 of next month.", "20 of next month", "2015-12-20", "2015-12-20", "day"),
    ("It opens on the first Monday of the month.", "the first Monday of the month", "2015-11-02", "2015-11-02", "day"),
    ("It opens on Thanksgiving of next year.", "Thanksgiving of next year", "2016-11-24", "2016-11-24", "day"),
    ("The bridge fell in 12/2014.", "12/2014", "2014-12-01", "2014-12-31", "month"),
    ("The bridge fell on 18th.", "18th", "2015-11-18", "2015-11-18", "day"),
    ("Let us meet next week Mon in town.", "next week Mon", "2015-11-23", "2015-11-23", "day"),
    ("The course starting on 7 January 2015 is full.", "starting on 7 January 2015", "2015-01-07", None, "day"),
    ("The bridge was shut no later than 3 March 2013.", "no later than 3 March 2013", None, "2013-03-03", "day"),
    ("His trip was overshadowed by yesterday's vote.", "yesterday", "2015-11-19", "2015-11-19", "day"),
    ("The fair opens on Wednesday.", "Wednesday", "2015-11-25", "2015-11-25", "day"),
    ("Voters go to the polls in March.", "March", "2016-03-01", "2016-03-31", "month"),
    ("Gunman shoots five on Wednesday.", "Wednesday", "2015-11-18", "2015-11-18", "day"),
    ("The bridge fell prior to 2012.", "prior to 2012", None, "2012-01-01", "year"),
    ("Hand it in as late as tomorrow.", "as late as tomorrow", None, "2015-11-21", "day"),
    ("The bridge fell on Orthodox Easter 2018.", "Orthodox Easter 2018", "2018-04-08", "2018-04-08", "day"),
    ("2/29-3/1", "2/29-3/1", "2012-02-29", "2012-03-01", "day"),
    ("It will be shut from 28 December to 3 January.", "from 28 December to 3 January", "2015-12-28", "2016-01-03", "day"),
    ("2/29", "2/29", "2012-02-29", "2012-02-29", "day"),
]
NOTHING = [
    "It was the last day of the mourning.",
    "It rained in the last week of the campaign.",
    "Police arrested him the next day.",
    "They left two years later.",
    "Resolution 2249 was adopted.",
    "Issue 12/2014 came on the 18th floor in the third round.",
    "The first of them came on second thought.",
    "1709 schoolchildren sang.",
    "At least 1,056 people and 2000 troops came.",
    "They fought for two hours and then for three years.",
    "The 25-year-old is in his forties.",
    "In recent years many have left recently.",
    "He may go, and they march on.",
    "Theresa May said so.",
    "It scored 4:3 and cost $2012.",
    "On 30 February 2014 nothing happened.",
    "The iPhone 12/2 and version 1.2.3 are out.",
    "",
]
CLOCKS = [  # sentence, words found, first and last minute of the day, grain
    ("It rang at 10:30 a.m. on Friday.", "10:30 a.m. on Friday", 630, 630, "minute"),
    ("It rang on Friday at 9 p.m. sharp.", "Friday at 9 p.m.", 1260, 1319, "hour"),
    ("It rang at noon.", "noon", 720, 720, "minute"),
    ("It rang at 1430 GMT.", "1430 GMT", 870, 870, "minute"),
    ("It rang at 18:05 in the square.", "18:05", 1085, 1085, "minute"),
    ("It rang Thursday night.", "Thursday night", 1080, 1799, "hour"),
    ("It rang on the night of 13 November.", "the night of 13 November", 1080, 1799, "hour"),
    ("It rang this morning.", "this morning", 300, 719, "hour"),
]
NO_YEAR = [  # sentence, today, first day, what stays known: month, day, weekday
    ("The bridge fell on January 16.", None, None, (1, 16, None)),
    ("The bridge fell in January.", None, None, (1, None, None)),
    ("The bridge fell on Friday.", None, None, (None, None, 4)),
    ("The bridge fell yesterday.", None, None, (None, None, None)),
    ("The bridge fell on January 16.", TODAY, "2015-01-16", (1, 16, None)),
    ("The bridge fell on December 16.", date(2016, 2, 1), "2015-12-16", (12, 16, None)),
]
STORIES = [  # text without an article date: the words, and the day they mean by the dates told before
    ("The town was shelled on 3 May 2001. The next day the army answered.", "The next day", "2001-05-04"),
    ("His government fell in 1991, and he was freed the following year.", "the following year", "1992-01-01"),
    ("She was shot on 5 May 2012 and died three days later.", "three days later", "2012-05-08"),
    ("Prices rose 3 percent in May 2014, after 2 percent the previous month.", "the previous month", "2014-04-01"),
    ("In December 2023, rebels struck. Then on January 10, they struck again.", "January 10", "2024-01-10"),
    ("In 2004 leaders met. They met again in August.", "August", "2004-08-01"),
    ("In December 2023, rebels struck. In November they had only threatened.", "November", "2023-11-01"),
    ("In 2012, rebels struck. They struck again on 5 March.", "5 March", "2012-03-05"),
    ("On June 3, 2014 rebels struck. On January 9 they had only threatened.", "January 9", "2014-01-09"),
]
PIECES = [
    *"0123456789 -/.,:'()\n", " May ", "the ", " of ", "th ", "Friday ", "last ", "years ", " to ", "2015", "0001", "9999", " p.m.",
    "ago ", "BC",     "Christmas ", "second ", "half ", "end ", "since ", "before ", "week ", "between ", " and ", "'90s", "Q3",
    "twenty-", "one ", "noon ", "tonight",
]
# fmt: on


@cache
def _blank() -> Language:
    return spacy.blank("en")


def find(text: str, today: date | None = TODAY) -> list[Mention[TimeInterval]]:
    return time.find(parse(text), text, Context(today))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(("sentence", "words", "first", "last", "grain"), DAYS, ids=[row[1] + row[0][-14:] for row in DAYS])
def test_days(sentence: str, words: str, first: str | None, last: str | None, grain: str) -> None:
    [mention] = find(sentence)
    assert mention.text == words
    assert sentence[mention.span.start : mention.span.end] == words
    assert mention.value.days is not None
    assert (_iso(mention.value.days.low), _iso(mention.value.days.high), mention.value.grain) == (first, last, grain)
    assert mention.value.since == (first is None or last is None)
    assert mention.token is not None


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_date(sentence: str) -> None:
    assert [mention.text for mention in find(sentence)] == []


@pytest.mark.parametrize(("sentence", "words", "low", "high", "grain"), CLOCKS, ids=[row[1] for row in CLOCKS])
def test_clock(sentence: str, words: str, low: int, high: int, grain: str) -> None:
    [mention] = find(sentence)
    assert mention.value.clock is not None
    assert (mention.text, mention.value.clock.low, mention.value.clock.high, mention.value.grain) == (words, low, high, grain)


@pytest.mark.parametrize(("sentence", "today", "first", "known"), NO_YEAR)
def test_without_year(
    sentence: str, today: date | None, first: str | None, known: tuple[int | None, int | None, int | None]
) -> None:
    [mention] = find(sentence, today)
    value = mention.value
    assert (_iso(value.days.low) if value.days else None) == first
    assert (value.month, value.day, value.weekday) == known


@pytest.mark.parametrize(("text", "words", "first"), STORIES, ids=[row[1] for row in STORIES])
def test_year_from_dates_before(text: str, words: str, first: str) -> None:
    [value] = [mention.value for mention in find(text, None) if mention.text == words]
    assert value.days is not None
    assert _iso(value.days.low) == first


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_any_text_is_read(text: str) -> None:
    doc = _blank()(text)
    for mention in time.find(doc, text, Context(TODAY)):
        assert text[mention.span.start : mention.span.end] == mention.text
    time.find_offsets(doc, text)
    time.published(text)


@pytest.mark.parametrize("piece", ["12 May ", "the ", "2015-", "1/2/", "a year and ", "Friday the ", "early in the ", "10:30 a.m. "])
def test_time_grows_with_length_only(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    doc = _blank()(text)
    start = stopwatch.process_time()
    time.find(doc, text, Context(TODAY))
    time.find_offsets(doc, text)
    assert stopwatch.process_time() - start < 4


def test_an_order_of_two_dates_keeps_them_in_one_year() -> None:
    left, coup = find("Troops left in December 2013 after a coup in July.")
    assert (left.value.days, coup.value.days) == (
        Interval(date(2013, 12, 1), date(2013, 12, 31)),
        Interval(date(2013, 7, 1), date(2013, 7, 31)),
    )
