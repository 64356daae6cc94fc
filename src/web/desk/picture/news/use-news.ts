import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { NewsMessage } from '../../../../wire/news.ts'
import { call } from '../../api.ts'
import { useOperation } from '../../shell/use-operation.ts'

const newsQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['news', operationId],
    queryFn: ({ signal }) => call<NewsMessage>('news', { names: { operationId }, signal }),
  })

/** What is new, and the way to say that one has seen it. The first look has nothing before it, and begins by itself. */
export function useNews() {
  const { id: operationId } = useOperation()
  const client = useQueryClient()
  const news = useQuery(newsQuery(operationId))
  const seen = useMutation({
    mutationFn: (until: string) => call<NewsMessage>('markLook', { names: { operationId }, json: { until } }),
    onSuccess: (message) => client.setQueryData(newsQuery(operationId).queryKey, message),
  })
  const { data } = news
  const { mutate, isIdle } = seen
  useEffect(() => {
    if (data?.since === null && isIdle) mutate(data.until)
  }, [data, isIdle, mutate])
  return {
    news: data,
    isMissing: news.isError && !data,
    refetch: () => void news.refetch(),
    isBusy: seen.isPending,
    failed: seen.isError,
    markSeen: () => data && mutate(data.until),
  }
}
