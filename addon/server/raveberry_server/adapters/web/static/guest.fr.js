/* raveberry sources sha256:6b585b72658dfc1a */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-H6HJZAAH.js";import{a as m,b as o}from"./chunks/chunk-G4CTMRWA.js";import"./chunks/chunk-OCQKU4DE.js";import"./chunks/chunk-4OJ2W27I.js";import"./chunks/chunk-KCWUDSVA.js";import"./chunks/chunk-6UJFQLEF.js";r({...m,why:o});
