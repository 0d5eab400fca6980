/* raveberry sources sha256:c6c0b29eba3441632a8c6cbf1047005f7ce301dfdc08654bc1e760e6b417f271 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-QU3HGXBK.js";import{a as m,b as o}from"./chunks/chunk-BJV6QAH4.js";import"./chunks/chunk-STXNSZPK.js";import"./chunks/chunk-X5XID3HI.js";import"./chunks/chunk-U7I2CAU7.js";import"./chunks/chunk-RNXPYWLF.js";r({...m,why:o});
