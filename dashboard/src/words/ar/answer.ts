/** Arabic words of the answer: may the next phase begin, and what stands in its way. */
import type { answer as en } from "../en/answer";

export const answer: typeof en = {
  title: "هل وصلنا؟",
  short: "الجواب",
  clockTitle: "العدّاد يومًا بيوم",
  blockersTitle: "ما الذي يحول دون ذلك",
  labels: { met: "مستوفى", not_met: "غير مستوفى", undetermined: "غير محسوم" },
  robust: "الجواب نفسه في كل قراءة تستند إلى أدلة",
  turned: "قراءة أخرى تعطي جوابًا آخر",
};
