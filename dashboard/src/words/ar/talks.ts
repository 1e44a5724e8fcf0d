/** Arabic words of the talks. */
import type { talks as en } from "../en/talks";
import { arabic as count } from "../plural";

export const talks: typeof en = {
  title: "أين وصلت المحادثات",
  short: "المحادثات",
  none: "لا تضم هذه الحالة محادثات يمكن قراءتها.",
  all: "بكل ما في الحالة.",
  known: (at) => `كما كان معروفًا في ${at}.`,
  later: (n) =>
    count(n, {
      zero: "لا أقوال بعد ذلك.",
      one: "قول واحد جاء بعد ذلك.",
      two: "قولان جاءا بعد ذلك.",
      few: "# أقوال جاءت بعد ذلك.",
      many: "# قولًا جاءت بعد ذلك.",
      other: "# قول جاءت بعد ذلك.",
    }),
  there: {
    there: "وصلوا: آخر ما قاله كل طرف لا بد من موافقته أن هناك اتفاقًا.",
    "not-there": "لم يصلوا: طرف لا بد من موافقته قال أخيرًا إنه لا اتفاق، أو لم يعد هناك اتفاق.",
    undetermined: "لا يمكن لأحد أن يعرف من هذا: لم يقل كل طرف لا بد من موافقته هل هناك اتفاق.",
  },
  deal: {
    agreed: (side) => `${side}: هناك اتفاق.`,
    "not-yet": (side) => `${side}: لا اتفاق بعد.`,
    left: (side) => `${side}: ترك الاتفاق أو يعدّه منتهيًا.`,
    "nothing-said": (side) => `${side}: لم يقل شيئًا عن الاتفاق ككل.`,
  },
  aside: "(ليس على الطاولة)",
  states: {
    open: "مفتوحة.",
    unopposed: "ليس آخر قول أحد ضدها؛ وليس ذلك كأنها سُوّيت.",
    "not-spoken-of": "لم يتحدث عنها أحد.",
  },
  keepsOpen: "يبقيها مفتوحة",
  restsOn: "آخر أقواله:",
  since: "تحدث بعد ذلك:",
  ownWords: "آخر أقواله، ولم يلخصها أحد:",
  stances: {
    supports: "يؤيد",
    offers: "يعرض",
    confirms: "يؤكد",
    conditions: "يشترط",
    demands: "يطالب",
    doubts: "يشكّ",
    opposes: "يعارض",
    accuses: "يتهم",
    denies: "ينفي",
  },
  nobodyNamed: "المتحدث غير معروف",
  span: (from, to) => `من ${from} إلى ${to}`,
  earlier: (n) =>
    count(n, {
      zero: "لا أقوال سابقة",
      one: "قول سابق واحد",
      two: "قولان سابقان",
      few: "# أقوال سابقة",
      many: "# قولًا سابقًا",
      other: "# قول سابق",
    }),
  meetings: (n) =>
    count(n, {
      zero: "من التقى: لا اجتماع",
      one: "من التقى: اجتماع واحد",
      two: "من التقى: اجتماعان",
      few: "من التقى: # اجتماعات",
      many: "من التقى: # اجتماعًا",
      other: "من التقى: # اجتماع",
    }),
  statuses: { held: "عُقد", planned: "مقرر", cancelled: "أُلغي", begun: "بدأ" },
};
