/** The line on reports: what nobody has reviewed is said beside what was used, in both languages. */
import { describe, expect, it } from "vitest";
import { ar } from "../../words/ar";
import { en } from "../../words/en";
import { reportsSaid } from "./reports_said";

const counted = (reports_used: number, reports_left_out: number, reports: number) => ({
  reports_used,
  reports_left_out,
  unreviewed: { reports, sources: [] },
});

describe("the line on reports", () => {
  it("says only what was used where nothing else is to be said", () => {
    expect(reportsSaid(counted(3, 0, 0), en.answer.basis)).toBe("3 were used");
  });

  it("keeps what nobody reviewed apart from what was left out", () => {
    const said = reportsSaid(counted(3, 1, 2), en.answer.basis).split("; ");
    expect(said).toHaveLength(3);
    expect(said[1]).toMatch(/^1 was left out: /);
    expect(said[2]).toBe("2 were read by a machine and reviewed by nobody: they are set aside");
  });

  it("says it in Arabic with the number's own form", () => {
    const forms = [1, 2, 3, 11, 100].map((n) => reportsSaid(counted(0, 0, n), ar.answer.basis));
    expect(new Set(forms).size).toBe(5);
    expect(forms[0]).toContain("لم يراجعه أحد");
  });
});
