/** What is taken away is of exactly the question that is shown. */
import { describe, expect, it } from "vitest";
import { hrefOfFile } from "./files";

describe("the address of a file", () => {
  it("holds what was chosen, by the keys of the API, and nothing else", () => {
    expect(hrefOfFile("bulletin.html", "syria-2016-09", {})).toBe(
      "api/v1/cases/syria-2016-09/files/bulletin.html",
    );
    const asked = { sources: "one:snhr", strength: "claimed" as const, as_known_on: "2016-09-18" };
    expect(hrefOfFile("standing.csv", "syria-2016-09", asked)).toBe(
      "api/v1/cases/syria-2016-09/files/standing.csv?sources=one%3Asnhr&strength=claimed&as_known_on=2016-09-18",
    );
  });

  it("keeps the name of a case in its place, whatever signs are in it", () => {
    expect(hrefOfFile("assessment.json", "a/b?c", {})).toBe("api/v1/cases/a%2Fb%3Fc/files/assessment.json");
  });
});
