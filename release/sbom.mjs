// Writes the software bill of materials of the bundles as CycloneDX; without time and random number, so that it is reproducible.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { bundledPackages } from './bundled.mjs';
import { ROOT } from './checkout.mjs';

const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function licensed(component, licence) {
  // An SPDX id is a single word, an expression has several.
  const named = licence.includes(' ') ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence);
  component.licenses.add(named);
  return component;
}

function componentOf({ name, version, licence, integrity, bundles }) {
  const [scope, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const component = new Models.Component(Enums.ComponentType.Library, bare, {
    ...(scope === undefined ? {} : { group: scope }),
    version,
    purl: purlOf(name, version),
    bomRef: `${name}@${version}`,
    scope: Enums.ComponentScope.Required,
  });
  const [algorithm, digest] = integrity.split(/-(.*)/s);
  if (algorithm !== 'sha512') throw new Error(`${name} ${version}: npm gives its sum in ${algorithm}, not in sha512`);
  component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex'));
  for (const bundle of bundles) component.properties.add(new Models.Property('subagent-intellisense:bundle', bundle));
  return licensed(component, licence);
}

/** The bill as JSON, for the version in package.json of `root`. */
export async function billOfMaterials(root = ROOT) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const product = new Models.Component(Enums.ComponentType.Application, name, {
    version,
    purl: purlOf(name, version),
    bomRef: `${name}@${version}`,
  });
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: licensed(product, license) }) });
  const packages = await bundledPackages();
  const components = new Map(packages.map((each) => [each.place, componentOf(each)]));
  for (const { place, needs } of packages) {
    const component = components.get(place);
    bom.components.add(component);
    product.dependencies.add(component.bomRef);
    for (const need of needs) component.dependencies.add(components.get(need).bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}
