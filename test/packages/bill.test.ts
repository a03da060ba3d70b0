// The bill of materials and the notices: right by the standard's own schema, and about the same packages.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { bundledPackages } from '../../release/bundled.mjs';
import { noticesAreCurrent } from '../../release/notices.mjs';
import { projectRoot } from '../support/shared';
import { artefact, manifest } from './artefacts';

const bill = JSON.parse(readFileSync(artefact('cdx.json'), 'utf8'));
const library = path.dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
const schema = (name: string) =>
  JSON.parse(readFileSync(path.join(library, 'res/schema', `${name}.SNAPSHOT.schema.json`), 'utf8'));

const named = ({
  group,
  name,
  version,
}: {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
}) => `${group === undefined ? '' : `${group}/`}${name} ${version}`;

test('the bill of materials is valid by the schema of CycloneDX 1.6', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(schema('spdx'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
  ajv.addSchema(schema('jsf-0.82'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
  ajv.addSchema(schema('cryptography-defs'), 'http://cyclonedx.org/schema/cryptography-defs.SNAPSHOT.schema.json');
  const validate = ajv.compile(schema('bom-1.6'));
  validate(bill);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...bill, components: [{ type: 'library' }] }), 'a component without a name').toBe(false);
});

test('the bill of materials lists every bundled package of this version with licence, sum and bundles', async () => {
  expect(bill.metadata.component).toMatchObject({ name: manifest.name, version: manifest.version });
  const packages = await bundledPackages();
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['yaml', 'vscode-languageserver']));
  expect(bill.components.map(named).sort()).toEqual(packages.map(({ name, version }) => `${name} ${version}`).sort());
  for (const component of bill.components) {
    expect(component.licenses, component.name).toHaveLength(1);
    expect(component.hashes[0].content, component.name).toMatch(/^[0-9a-f]{128}$/);
    expect(component.properties.length, component.name).toBeGreaterThan(0);
  }
});

test('every bundled package has a licence that requires no more than its notice', async () => {
  const licences = new Set((await bundledPackages()).map(({ licence }) => licence));
  expect(
    [...licences].filter(
      (each) => !['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0'].includes(each),
    ),
  ).toEqual([]);
});

test('ThirdPartyNotices.txt is current and names every component of the bill of materials', async () => {
  expect(await noticesAreCurrent(), 'npm run notices').toBe(true);
  const notices = readFileSync(path.join(projectRoot, 'ThirdPartyNotices.txt'), 'utf8');
  for (const component of bill.components) expect(notices).toContain(`\n${named(component)} (`);
});
