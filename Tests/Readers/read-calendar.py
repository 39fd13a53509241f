"""Reads an iCalendar file with one of four libraries and prints its events as JSON, for the tests.

usage: read-calendar.py icalendar|vobject|ics|libical FILE
"""
import ctypes
import json
import sys
from datetime import date, datetime, timezone


def moment(value):
    """`2026-11-10` for a whole day, otherwise the moment in UTC: `2026-11-10T07:30:00Z`."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def with_icalendar(text):
    from icalendar import Calendar

    calendar = Calendar.from_ical(text)
    events = [
        {
            "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]),
            "start": moment(event["DTSTART"].dt), "end": moment(event["DTEND"].dt),
            "summary": str(event["SUMMARY"]), "location": str(event.get("LOCATION", "")),
            "status": str(event["STATUS"]), "organizer": str(event["ORGANIZER"]),
        }
        for event in calendar.walk("VEVENT")
    ]
    errors = [str(error) for part in calendar.walk() for error in part.errors]
    return {"method": str(calendar["METHOD"]), "events": events, "errors": errors}


def with_vobject(text):
    import vobject

    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    events = [
        {
            "uid": event.uid.value, "sequence": int(event.sequence.value),
            "start": moment(event.dtstart.value), "end": moment(event.dtend.value),
            "summary": event.summary.value,
            "location": event.location.value if hasattr(event, "location") else "",
            "status": event.status.value, "organizer": event.organizer.value,
        }
        for event in calendar.contents.get("vevent", [])
    ]
    return {"method": calendar.method.value, "events": events, "errors": []}


def with_ics(text):
    from ics import Calendar

    calendar = Calendar(text)
    events = []
    for event in sorted(calendar.events, key=lambda event: event.uid):
        extra = {line.name: line.value for line in event.extra}
        start, end = event.begin, event.end
        events.append({
            "uid": event.uid, "sequence": int(extra["SEQUENCE"]),
            "start": start.date().isoformat() if event.all_day else moment(start.datetime),
            "end": end.date().isoformat() if event.all_day else moment(end.datetime),
            "summary": event.name, "location": event.location or "", "status": event.status,
            "organizer": "mailto:" + event.organizer.email.removeprefix("mailto:"),
        })
    return {"method": calendar.method, "events": events, "errors": []}


class Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in
                ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_.append(("zone", ctypes.c_void_p))


def with_libical(text):
    library = ctypes.CDLL("libical.so.3")

    def function(name, result, *arguments):
        found = getattr(library, name)
        found.restype, found.argtypes = result, arguments
        return found

    pointer, string = ctypes.c_void_p, ctypes.c_char_p
    parse = function("icalparser_parse_string", pointer, string)
    first = function("icalcomponent_get_first_component", pointer, pointer, ctypes.c_int)
    following = function("icalcomponent_get_next_component", pointer, pointer, ctypes.c_int)
    get = {name: function("icalcomponent_get_" + name, string, pointer)
           for name in ("uid", "summary", "location")}
    sequence = function("icalcomponent_get_sequence", ctypes.c_int, pointer)
    times = {name: function("icalcomponent_get_" + name, Time, pointer) for name in ("dtstart", "dtend")}
    seconds = function("icaltime_as_timet_with_zone", ctypes.c_long, Time, pointer)
    first_property = function("icalcomponent_get_first_property", pointer, pointer, ctypes.c_int)
    value = function("icalproperty_get_value_as_string", string, pointer)
    kind = function("icalproperty_string_to_kind", ctypes.c_int, string)
    count_errors = function("icalcomponent_count_errors", ctypes.c_int, pointer)
    check = function("icalrestriction_check", ctypes.c_int, pointer)

    def property_of(component, name):
        found = first_property(component, kind(name))
        return value(found).decode() if found else ""

    def written(time):
        if time.is_date:
            return date(time.year, time.month, time.day).isoformat()
        return moment(datetime.fromtimestamp(seconds(time, time.zone), timezone.utc))

    calendar = parse(text.encode())
    vevent = function("icalcomponent_string_to_kind", ctypes.c_int, string)(b"VEVENT")
    events, event = [], first(calendar, vevent)
    while event:
        events.append({
            "uid": get["uid"](event).decode(), "sequence": sequence(event),
            "start": written(times["dtstart"](event)), "end": written(times["dtend"](event)),
            "summary": get["summary"](event).decode(),
            "location": (get["location"](event) or b"").decode(),
            "status": property_of(event, b"STATUS"), "organizer": property_of(event, b"ORGANIZER"),
        })
        event = following(calendar, vevent)
    errors = ["libical: %d errors" % count_errors(calendar)] if count_errors(calendar) else []
    # It looks for what the method demands (RFC 5546) and counts what is missing.
    check(calendar)
    if count_errors(calendar):
        errors.append("libical: the method's demands are not met")
    return {"method": property_of(calendar, b"METHOD"), "events": events, "errors": errors}


readers = {"icalendar": with_icalendar, "vobject": with_vobject, "ics": with_ics, "libical": with_libical}
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    result = readers[sys.argv[1]](file.read())
result["events"].sort(key=lambda event: event["uid"])
json.dump(result, sys.stdout, ensure_ascii=False, sort_keys=True)
