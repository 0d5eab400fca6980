/* raveberry sources sha256:f0825bdd2fc4c8ac */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-A4YDOGFK.js";import{a as m,b as o}from"./chunks/chunk-GW4C64HJ.js";import"./chunks/chunk-BHUAPOC5.js";import"./chunks/chunk-QNS3RBXE.js";import"./chunks/chunk-QGEN4CF4.js";import"./chunks/chunk-57GNPQ7U.js";r({...m,why:o});
