import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { readFile, writeFile } from 'node:fs/promises';
import { dataSource } from './data-source.js';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/read-config.js';

/**
 * `npm run schema`: writes schema.graphql, the description of the API as the code gives it. With `--check` it writes
 * nothing, and ends with 1 when the file says something else. Needs no database.
 */
const { imports = [] } = AppModule.with(readConfig({}), dataSource('postgres://localhost/none'));
const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
await app.init();
const schema = await app.get(GraphQLSchemaFactory).create(resolversIn(imports as Type[]));
await app.close();
const text = `${printSchema(lexicographicSortSchema(schema))}\n`;
if (!process.argv.includes('--check')) await writeFile('schema.graphql', text);
else if ((await readFile('schema.graphql', 'utf8').catch(() => '')) !== text) {
  process.stderr.write('schema.graphql is not what the code says. Run npm run schema and look at the difference.\n');
  process.exitCode = 1;
}

function resolversIn(modules: readonly Type[]): Type[] {
  return modules
    .flatMap((module) => (Reflect.getMetadata('providers', module) ?? []) as unknown[])
    .filter((provider): provider is Type => typeof provider === 'function')
    .filter((provider) => Reflect.hasMetadata('graphql:resolver_type', provider));
}
