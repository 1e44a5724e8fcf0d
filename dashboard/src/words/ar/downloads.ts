/** Arabic words of what can be taken away. */
import type { downloads as en } from "../en/downloads";

export const downloads: typeof en = {
  title: "للتنزيل",
  short: "التنزيل",
  draft: "كلها مسودات أعدّتها آلة، إلى أن يقرأها إنسان ويأذن بنشرها.",
  note: "يحمل كل ملف القراءةَ المختارة وتاريخ المعرفة وبصمة القواعد. والأماكن تقريبية.",
  shown: "وهي لما هو معروض هنا بعينه:",
  knownOn: (day: string) => `بحسب المعروف في ${day}`,
  files: {
    "bulletin.html": "النشرة، للقراءة أو الطباعة",
    "bulletin.md": "النشرة نصًا مجردًا",
    "standing.csv": "حال كل تعهّد في كل يوم، جدولًا",
    "incidents.csv": "الحوادث وما خلص إليه فيها، جدولًا",
    "incidents.geojson": "الحوادث في خانات تقريبية، للخرائط",
    "assessment.json": "التقييم كاملًا، للبرامج",
  },
};
