import { analysisTasks } from '../analysis/tasks.ts'
import { serveBrowserThread } from './browser-threads.ts'

serveBrowserThread(analysisTasks)
