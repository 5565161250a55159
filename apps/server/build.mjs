// npm run build: the production build in dist.
import { build } from './ensure-built.mjs';

build('inherit');
