import { actions, may, roles } from '../../../domain/access/policy.ts'
import { useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { words as roleWords } from '../role-words.ts'
import { words } from './members-words.ts'

/** The policy table itself, for people: what the server enforces is what is printed here. */
export function RightsTable() {
  const say = useWords(words)
  const named = useWords(roleWords)
  return (
    <details className="card">
      <summary>{say.rights}</summary>
      <ScrollRegion label={say.rights}>
        <table className="table rights">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">{say.right}</span>
              </th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {named[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action}>
                <th scope="row">{say.actions[action]}</th>
                {roles.map((role) => (
                  <td key={role}>
                    <span aria-hidden="true">{may(role, action) ? '●' : ''}</span>
                    <span className="hidden">{may(role, action) ? say.may : say.mayNot}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
