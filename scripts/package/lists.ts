/** The two lists of what is bundled: THIRD-PARTY-LICENSES for people, and a bill of materials for audits. */
import type { Bundled } from './bundled.ts';

const RULE = '-'.repeat(80);

/** `name version (licence)`, and where it is when it came within another package. */
function titleOf({ name, version, license, inside }: Bundled): string {
  const where = inside === undefined ? '' : `, within ${inside.name} ${inside.version}`;
  return `${name} ${version} (${license})${where}`;
}

/** The licences of bundled packages; those with the very same text stand together. */
export function licencesText(bundled: readonly Bundled[]): string {
  const byTerms = Map.groupBy(bundled, ({ terms }) => terms);
  const sections = [...byTerms].map(
    ([terms, packages]) => `${RULE}\n${packages.map(titleOf).join('\n')}\n${RULE}\n\n${terms}\n`,
  );
  return `swarm-tutor contains these packages, each under its own licence.\n\n${sections.join('\n')}`;
}

/** A component as CycloneDX has it; one with a range for a version has no exact one to tell. */
function componentOf({ name, version, license, inside }: Bundled) {
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}`;
  return {
    type: 'library',
    name,
    ...(inside === undefined ? { version, purl: `${purl}@${version}` } : { purl }),
    licenses: [{ license: { id: license } }],
  };
}

/**
 * A bill of materials in CycloneDX 1.6: what scanners read, since an installed copy has no node_modules to look into.
 * @param program the name and the version of what the packages are bundled into
 */
export function billOfMaterials(
  program: { readonly name: string; readonly version: string },
  bundled: readonly Bundled[],
): string {
  const components = bundled
    .filter(({ inside }) => inside === undefined)
    .map((outer) => {
      const within = bundled.filter(
        ({ inside }) => inside?.name === outer.name && inside.version === outer.version,
      );
      return within.length === 0
        ? componentOf(outer)
        : { ...componentOf(outer), components: within.map(componentOf) };
    });
  const metadata = {
    component: { type: 'application', ...program, purl: `pkg:npm/${program.name}@${program.version}` },
  };
  const bill = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components };
  return `${JSON.stringify(bill, null, 1)}\n`;
}
