/* raveberry sources sha256:74f4e6b2ce2dd601 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-BFVZYA5G.js";import{a as m,b as o}from"./chunks/chunk-JBEOEOOW.js";import"./chunks/chunk-FGZ54QW7.js";import"./chunks/chunk-EDD3GQMJ.js";import"./chunks/chunk-QFZPMP4H.js";import"./chunks/chunk-SDROFMO2.js";r({...m,why:o});
