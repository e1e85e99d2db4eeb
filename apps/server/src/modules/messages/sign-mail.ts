import { generateKeyPair } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import DKIM from 'nodemailer/lib/dkim'

export interface DkimSigner { readonly domain: string; readonly selector: string; readonly privateKey: string }

/** nodemailer's own list leaves out List-Unsubscribe-Post, which RFC 8058 wants signed. */
const signedHeaders = 'from:to:subject:date:message-id:mime-version:content-type:reply-to:list-unsubscribe:list-unsubscribe-post:feedback-id'

/** The mail with a DKIM-Signature in front of it. */
export async function signMail(mime: Buffer, { domain, selector, privateKey }: DkimSigner): Promise<Buffer> {
  return buffer(new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedHeaders }).sign(mime))
}

/** 2048 bits: what every receiver verifies, and what fits into a DNS record. */
export async function makeDkimKeys(): Promise<{ privateKey: string; publicKey: string }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'der' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
  return { privateKey, publicKey: publicKey.toString('base64') }
}

/** The TXT record under which receivers look for the key. */
export const dkimRecord = (key: { readonly domain: string; readonly selector: string; readonly publicKey: string }): { name: string; value: string } =>
  ({ name: `${key.selector}._domainkey.${key.domain}`, value: `v=DKIM1; k=rsa; p=${key.publicKey}` })
