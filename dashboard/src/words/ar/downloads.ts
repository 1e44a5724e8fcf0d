/** Arabic words of what can be taken away. */
import type { downloads as en } from "../en/downloads";

export const downloads: typeof en = {
  title: "للتنزيل",
  short: "التنزيل",
  note: "يحمل كل ملف القراءةَ المختارة وتاريخ المعرفة وبصمة القواعد.",
};
