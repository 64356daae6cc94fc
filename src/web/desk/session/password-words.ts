const sv = {
  title: 'Byt lösenord',
  current: 'Nuvarande lösenord',
  next: 'Nytt lösenord',
  rule: 'Minst tolv tecken. Du loggas ut på andra enheter.',
  submit: 'Byt',
  done: 'Lösenordet är bytt.',
}

const en: typeof sv = {
  title: 'Change password',
  current: 'Present password',
  next: 'New password',
  rule: 'At least twelve characters. You are signed out on other devices.',
  submit: 'Change',
  done: 'The password is changed.',
}

export const words = { sv, en }
