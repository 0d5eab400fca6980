/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-WPMZJHM3.js";import{a as m,b as o}from"./chunks/chunk-2SSOEEII.js";import"./chunks/chunk-Q4LWTWG6.js";import"./chunks/chunk-7QBRE4PK.js";import"./chunks/chunk-QGEUJZ4B.js";import"./chunks/chunk-RZYV6DFK.js";r({...m,why:o});
