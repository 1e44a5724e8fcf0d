/** Arabic words of cases side by side. */
import type { compare as en } from "../en/compare";
import { arabic as count } from "../plural";

export const compare: typeof en = {
  title: "حالات جنبًا إلى جنب",
  short: "جنبًا إلى جنب",
  note: "يُطرح على كل حالة السؤال نفسه، ولا تُقاس حالة بأخرى: فهي تختلف في الأحكام وفي الأيام وفي من يبلّغ.",
  add: "ضع حالة أخرى إلى جانب هذه:",
  choose: "اختر حالة",
  added: (title: string) => `أصبحت ${title} إلى جانبها.`,
  full: "لا مكان لمزيد من الحالات: أزل واحدة أولًا.",
  noOther: "ليس لدى الخادم حالة أخرى.",
  inFront: "في الواجهة",
  putInFront: "ضعها في الواجهة",
  takeAway: "أزلها",
  sameReading: "كلها تُقرأ هكذا:",
  sameDate: (day: string) =>
    `تعرض كل منها ما كان معروفًا حتى نهاية ${day} بتوقيتها؛ والحالة التي تبدأ بعد ذلك لا يُعرف فيها شيء حينئذ.`,
  since: (since: string, zone: string) => `ملزم منذ ${since} (${zone}).`,
  leftOut: (n: number) =>
    count(n, {
      zero: "لم يُترك شيء",
      one: "تُرك واحد",
      two: "تُرك اثنان",
      few: "تُركت #",
      many: "تُرك #",
      other: "تُرك #",
    }),
  unreviewed: (n: number) =>
    count(n, {
      zero: "لم يوضع شيء جانبًا",
      one: "وُضع جانبًا واحد لم يراجعه أحد",
      two: "وُضع جانبًا اثنان لم يراجعهما أحد",
      few: "وُضعت جانبًا # لم يراجعها أحد",
      many: "وُضع جانبًا # لم يراجعها أحد",
      other: "وُضع جانبًا # لم يراجعها أحد",
    }),
  turns: "قراءة أخرى تغيّره؛ ضع الحالة في الواجهة لترى أيها.",
  noPhase: "لا تسمّي الأحكام مرحلة تالية: لا شيء يُجاب عنه بنعم أو لا.",
  promises: "تعهّداتها يومًا بيوم",
  noDays: "لم يمضِ أي يوم بحسب المعروف.",
  span: (first: string, last: string) => `من ${first} إلى ${last}`,
  run: (when: string, label: string) => `في ${when}: ${label}`,
  blank: "لا يُقال شيء عن أي يوم",
  legendStandings: "التعهّد في يوم (الفراغ: لا يُقال شيء):",
  legendClocks: "يوم من العدّاد:",
};
