/* raveberry sources sha256:dc8774f9d8e07639 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-QCX2SCPI.js";import{a as m,b as o}from"./chunks/chunk-TSIEW5OM.js";import"./chunks/chunk-RJWG6QQ2.js";import"./chunks/chunk-T7J5EALY.js";import"./chunks/chunk-NQLPHH7P.js";import"./chunks/chunk-G7MOKOYX.js";r({...m,why:o});
