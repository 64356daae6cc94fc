const operation = '/api/v1/operations/:operationId'
const plan = { action: 'shift.plan', needsSession: true } as const

/** Units, shifts, their patterns and appointments. */
export const shiftRoutes = {
  shifts: { method: 'GET', path: `${operation}/shifts`, action: 'shift.read', needsSession: true },
  planShift: { method: 'POST', path: `${operation}/shifts`, ...plan },
  changeShift: { method: 'PUT', path: `${operation}/shifts/:shiftId`, ...plan },
  withdrawShift: { method: 'DELETE', path: `${operation}/shifts/:shiftId`, ...plan },
  makePattern: { method: 'POST', path: `${operation}/shift-patterns`, ...plan },
  withdrawPattern: { method: 'DELETE', path: `${operation}/shift-patterns/:patternId`, ...plan },
  addUnit: { method: 'POST', path: `${operation}/units`, ...plan },
  changeUnit: { method: 'PUT', path: `${operation}/units/:unitId`, ...plan },
  makeAppointment: {
    method: 'POST',
    path: `${operation}/appointments`,
    action: 'appointment.plan',
    needsSession: true,
  },
  withdrawAppointment: {
    method: 'DELETE',
    path: `${operation}/appointments/:appointmentId`,
    action: 'appointment.plan',
    needsSession: true,
  },
  coverage: { method: 'GET', path: `${operation}/coverage`, action: 'coverage.read', needsSession: true },
} as const
