import { analysisTasks } from '../analysis/tasks.ts'
import { serveThread } from './node-threads.ts'

serveThread(analysisTasks)
