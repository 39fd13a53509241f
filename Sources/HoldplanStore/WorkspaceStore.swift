import GRDB
import HoldplanModel
