/** Arabic words of the rival counts. */
import type { ledgers as en } from "../en/ledgers";

export const ledgers: typeof en = {
  title: "أعداد المصادر المتباينة جنبًا إلى جنب",
  short: "الأعداد",
  note: "لكل مصدر وحدة عدّ خاصة به، ولا يُجمع شيء عبر الوحدات أو المصادر.",
};
