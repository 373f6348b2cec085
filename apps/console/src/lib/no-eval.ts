import { z } from 'zod'

// zod would otherwise probe for eval, which the Content-Security-Policy reports. Imported before any schema is made.
z.config({ jitless: true })
