/** Arabic words of the evidence behind a cell, an incident or a gate. */
import type { evidence as en } from "../en/evidence";

export const evidence: typeof en = {
  title: "الأدلة",
  short: "الأدلة",
  none: "اختر يومًا من التقويم أو حادثة على الخريطة أو سطرًا من الجواب ليظهر هنا ما يستند إليه.",
  close: "إغلاق الأدلة",
};
