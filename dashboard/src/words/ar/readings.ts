/** Arabic words of the switch of readings. */
import type { readings as en } from "../en/readings";

export const readings: typeof en = {
  title: "كيف تُقرأ الأدلة",
  short: "القراءات",
  note: "كل خيار طريقة منصفة للقراءة، وكل ما يرد أدناه يتبعه.",
  sources: {
    legend: "المصادر",
    all: "كل المصادر",
    independent: "المجموعات المستقلة فقط",
    one: "مصدر واحد",
  },
  strength: {
    legend: "يُشترط في الإخلال أن يكون",
    claimed: "ذكره مصدر واحد",
    corroborated: "ذكرته مجموعتان مستقلتان",
    verified: "جرى التحقق منه أو الإقرار به",
  },
  exclusion: {
    legend: "أن تكون الجماعة مستثناة",
    strict: "يجب إثباته كاملًا",
    lenient: "يكفي إثباته جزئيًا",
  },
  counts: {
    legend: "حيث تختلف الروايات يؤخذ",
    careful: "الأقل دقة والأدنى",
    full: "الأدق والأعلى",
  },
  asKnownOn: "بحسب المعروف في",
  asKnownNow: "كل ما هو معروف",
  toDefault: "العودة إلى القراءة الأصلية",
  isDefault: "هذه هي القراءة الأصلية.",
  changed: "يختلف عن القراءة الأصلية",
  byDefault: (was: string) => `${was} في القراءة الأصلية`,
};
