/** Arabic words of the calendar of standing. */
import type { calendar as en } from "../en/calendar";

export const calendar: typeof en = {
  title: "حال كل تعهّد يومًا بيوم",
  short: "التقويم",
  legend: "معاني الرموز",
};
