import { serveThread } from '../pool/node-threads.ts'
import { computeTasks } from '../usecases/compute-tasks.ts'
import { sha256 } from './sha256.ts'

serveThread(computeTasks({ sha256 }))
