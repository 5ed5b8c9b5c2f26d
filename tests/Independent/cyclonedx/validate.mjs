// Holds a list of materials against CycloneDX's own schema, by CycloneDX's own library. Reads it from its input.
import { readFileSync } from "node:fs";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const wrong = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(readFileSync(0, "utf8"));
console.log(wrong === null ? "valid" : JSON.stringify(wrong, null, 2));
process.exit(wrong === null ? 0 : 1);
