/**
 * One server for all tests that only read: copies of the cases that ship, a small one, and the hostile one.
 *
 * Out: its address in the environment, as {@link SHARED}. Tests that change files start their own.
 */
import { rmSync } from "node:fs";
import { copies, newFolder, SHIPPED } from "./folders";
import { writeHostile } from "./hostile";
import { serve } from "./truce";
import { makeValleys } from "./valleys";

/** The variable that holds the address of the shared server. */
export const SHARED = "TRUCE_SHARED_ADDRESS";

export default async function setUp(): Promise<() => Promise<void>> {
  const place = newFolder();
  const serving = await serve([...copies(place, SHIPPED), makeValleys(place), writeHostile(place)]);
  process.env[SHARED] = serving.address;
  return async () => {
    await serving.end();
    rmSync(place, { recursive: true, force: true });
  };
}
