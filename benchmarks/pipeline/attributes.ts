/** Ten attributes with nothing to find, as a request has them. */
export const attributesOf = (category: string, index: number) => ({
  'diagnostic_data.category': category,
  'http.request.method': 'GET',
  'http.route': '/api/logs/:id/graph',
  'http.response.status_code': 200,
  'server.port': 8080,
  'app.step': 'aggregate edges',
  'app.items': index,
  'app.cached': index % 2 === 0,
  'app.format': 'text/csv; charset=utf-8',
  'app.outcome': 'success',
});
