// Opening hours of OpenStreetMap: the common forms, as a week of spans. What is written otherwise is shown as it stands.
//
// A week is seven lists, Monday first, of spans [from, to] in minutes of the day; `to` may reach over midnight.

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const DAY = 1440;

/// The week of a text, or null where the text says more than a week of spans can.
export function week(text) {
  const rule = text.trim();
  if (rule === "24/7") return DAYS.map(() => [[0, DAY]]);
  const days = DAYS.map(() => []);
  // a comma before a name of a day begins a rule as a semicolon does
  for (const part of rule.replace(/(?<=\d|off|closed),\s*(?=(?:Mo|Tu|We|Th|Fr|Sa|Su)\b)/g, ";").split(";").map(one => one.trim()).filter(Boolean)) {
    if (/^(PH|SH)\b/.test(part) && !/\d/.test(part.replace(/PH|SH/g, ""))) continue;
    const found = /^((?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:\s*[-,]\s*(?:Mo|Tu|We|Th|Fr|Sa|Su|PH))*)?:?\s*(.*)$/.exec(part);
    const chosen = daysOf(found[1]);
    const spans = spansOf(found[2]);
    if (!chosen || !spans) return null;
    for (const day of chosen) days[day] = spans;
  }
  return days;
}

function daysOf(text) {
  if (!text) return DAYS.map((_, index) => index);
  const chosen = [];
  for (const one of text.split(",").map(part => part.trim()).filter(part => part !== "PH")) {
    const [from, to = from] = one.split("-").map(name => DAYS.indexOf(name.trim()));
    if (from < 0 || to < 0) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      chosen.push(day);
      if (day === to) break;
    }
  }
  return chosen;
}

function spansOf(text) {
  if (/^(off|closed)$/.test(text)) return [];
  if (text === "24/7") return [[0, DAY]];
  const spans = text.split(",").map(part => /^\s*(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)\s*$/.exec(part));
  if (spans.some(span => !span)) return null;
  return spans.map(([, h1, m1, h2, m2]) => {
    const [from, to] = [h1 * 60 + Number(m1), h2 * 60 + Number(m2)];
    return [from, to <= from ? to + DAY : to];
  });
}

/// Day of the week (Monday is 0) and minute of the day in a time zone.
export function clock(zone, date = new Date()) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(date);
  const part = type => parts.find(one => one.type === type).value;
  return { day: DAYS.indexOf(part("weekday").slice(0, 2)), minute: part("hour") * 60 + Number(part("minute")) };
}

/// Whether it is open: { isOpen, isAlways, until } or { isOpen: false, day, at }; `at` is undefined where it never opens.
export function stateAt(days, { day, minute }) {
  if (days.every(spans => spans.some(([from, to]) => from === 0 && to === DAY))) return { isOpen: true, isAlways: true };
  const yesterday = days[(day + 6) % 7].find(([, to]) => to - DAY > minute);
  if (yesterday) return { isOpen: true, until: yesterday[1] - DAY };
  const now = days[day].find(([from, to]) => from <= minute && minute < to);
  if (now) return { isOpen: true, until: now[1] % DAY };
  for (let ahead = 0; ahead < 8; ahead++) {
    const next = days[(day + ahead) % 7].map(([from]) => from).filter(from => ahead > 0 || from > minute).sort((a, b) => a - b)[0];
    if (next !== undefined) return { isOpen: false, day: (day + ahead) % 7, at: next, isToday: ahead === 0 };
  }
  return { isOpen: false };
}
