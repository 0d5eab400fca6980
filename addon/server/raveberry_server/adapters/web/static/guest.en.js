/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-FR3LOS6R.js";import{a as m,b as o}from"./chunks/chunk-MR2IWYGM.js";import"./chunks/chunk-4YW44MAK.js";import"./chunks/chunk-G7VR3FUS.js";import"./chunks/chunk-PQBCO7NV.js";import"./chunks/chunk-5L4R6PMZ.js";r({...m,why:o});
