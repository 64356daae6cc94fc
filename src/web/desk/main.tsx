import './desk.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../ui/language.tsx'
import { newQueryClient } from './queries.ts'
import { newRouter } from './router.tsx'
import { allowOwnScriptsOnly } from './trusted-types.ts'

allowOwnScriptsOnly()
const queryClient = newQueryClient()
const router = newRouter()

const desk = document.getElementById('desk')
if (!desk) throw new Error('index.html has no element with the id desk')
createRoot(desk).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
