import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { writeFile } from 'node:fs/promises';
import { dataSource } from './data-source.js';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/read-config.js';

/** `npm run schema`: writes schema.graphql, the description of the API as the code gives it. Needs no database. */
const { imports = [] } = AppModule.with(readConfig({}), dataSource('postgres://localhost/none'));
const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
await app.init();
const schema = await app.get(GraphQLSchemaFactory).create(resolversIn(imports as Type[]));
await app.close();
await writeFile('schema.graphql', `${printSchema(lexicographicSortSchema(schema))}\n`);

function resolversIn(modules: readonly Type[]): Type[] {
  return modules
    .flatMap((module) => (Reflect.getMetadata('providers', module) ?? []) as unknown[])
    .filter((provider): provider is Type => typeof provider === 'function')
    .filter((provider) => Reflect.hasMetadata('graphql:resolver_type', provider));
}
